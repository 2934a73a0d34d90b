import Model

extension Explanation {
    /// What a mesh with mTLS and readable requests would do for this call, and cannot.
    var lost: [String] {
        guard outcome.verdict.works, let network = walk.second?.flow else { return [] }
        var result: [String] = []
        let isHTTP = subject.call.payload != .tcp && subject.call.payload != .serverFirst
        if network.transport != .mutualTLS {
            result.append(
                "the mesh identity of the client: AuthorizationPolicies with `principals` or `namespaces` match nobody")
        }
        if network.transport == .plaintext { result.append("confidentiality and integrity on the network") }
        if walk.first == nil { result.append(contentsOf: withoutClientSidecar) }
        if walk.third == nil && walk.second?.to != .external {
            result.append("everything that a sidecar does for the server: policies, metrics and traces of its own")
        }
        guard isHTTP, walk.first != nil || walk.third != nil else { return result }
        let isReadByClient = walk.first?.visibility == .layer7
        let isReadByServer = walk.third != nil && walk.second?.visibility == .layer7
        if walk.first != nil && !isReadByClient {
            result.append(
                "at the client's sidecar: HTTP metrics, routing, retries, timeouts, faults and tracing headers")
        }
        if walk.third != nil && !isReadByServer {
            result.append("at the server's sidecar: HTTP metrics, and AuthorizationPolicies on methods and paths")
        }
        return result
    }

    private var withoutClientSidecar: [String] {
        guard case .workload = subject.caller else { return [] }
        return [
            "everything that a sidecar does for the client: DestinationRules, routing, retries and metrics of its own"
        ]
    }
}
