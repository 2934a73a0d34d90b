import Model

extension Mesh {
    /// The Secret that one of the chains takes its certificate from, and that its namespace lacks.
    ///
    /// Only where the manifests hold Secrets of the gateway pod's namespace can one of them be missing. The listener then
    /// waits for it, with all of its chains. Whether a Secret has the keys that its chain needs is not seen.
    ///
    /// Istio: `pilot/pkg/xds/sds.go`; a Secret is sought in the namespace of the gateway's pod.
    func absentCredential(of chains: [GatewayChain], namespace: String) -> ObjectReference? {
        let held = Set(
            objects.notConsidered.filter { $0.kind == "Secret" && $0.namespace == namespace }.map(\.name))
        if held.isEmpty { return nil }
        for chain in chains {
            guard let name = chain.credentialName, !held.contains(name) else { continue }
            return ObjectReference(kind: "Secret", namespace: namespace, name: name)
        }
        return nil
    }
}

extension GatewayChain {
    /// The name of a Secret in the pod's own namespace, if the certificate is in one.
    fileprivate var credentialName: String? {
        switch termination {
        case .simple, .mutual, .optionalMutual: break
        case .passthrough, .autoPassthrough, .istioMutual, nil: return nil
        }
        guard let written = server.source.tls?.credentialName else { return nil }
        let scheme = "kubernetes://"
        let name = written.hasPrefix(scheme) ? String(written.dropFirst(scheme.count)) : written
        return name.contains("/") ? nil : name
    }
}
