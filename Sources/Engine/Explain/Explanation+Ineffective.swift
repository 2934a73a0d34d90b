import Model

extension Explanation {
    /// PeerAuthentications that were meant for this server, as their place and labels say, and change nothing.
    var ineffectivePolicies: [Finding] {
        guard let endpoint = circumstances.intendedEndpoint, let server = circumstances.server, server.hasSidecar else {
            return []
        }
        var result: [Finding] = []
        let policies = mesh.objects.peerAuthentications
        for policy in policies.count > 1 ? policies.sorted(by: { $0.reference < $1.reference }) : policies {
            result += findings(on: policy, server: server, endpoint: endpoint)
        }
        return result
    }

    private func findings(on policy: PeerAuthentication, server: MeshWorkload, endpoint: Endpoint) -> [Finding] {
        let root = mesh.settings.rootNamespace
        func finding(_ code: Code, _ message: String, _ pointer: String) -> Finding {
            Finding(code: code, message: message, resource: policy.reference, pointer: pointer)
        }
        if policy.metadata.namespace == root && !policy.selector.isEmpty && policy.selector.isSubset(of: server.labels)
        {
            return [
                finding(
                    .rootNamespaceSelector,
                    "in the root namespace a PeerAuthentication with a selector has no effect",
                    "/spec/selector")
            ]
        }
        guard policy.metadata.namespace == server.name.namespace else { return [] }
        if policy.selector.isEmpty {
            guard !policy.portLevels.isEmpty else { return [] }
            return [
                finding(
                    .portLevelWithoutSelector, "`portLevelMtls` without a selector has no effect", "/spec/portLevelMtls"
                )
            ]
        }
        guard policy.selector.isSubset(of: server.labels), let port = circumstances.servicePort?.number,
            port != endpoint.port, policy.portLevels.contains(where: { $0.port == port }),
            !policy.portLevels.contains(where: { $0.port == endpoint.port })
        else { return [] }
        return [
            finding(
                .portLevelKeyedByServicePort,
                "`portLevelMtls` has \(port), the Service's port; the pod listens on \(endpoint.port), which is what counts",
                "/spec/portLevelMtls/\(port)")
        ]
    }
}
