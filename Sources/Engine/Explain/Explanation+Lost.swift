import Model

extension Explanation {
    /// What a mesh with mTLS and readable requests would do for this call, and cannot.
    var lost: [String] {
        guard outcome.verdict.works, let network = walk.second?.flow else { return [] }
        var result: [String] = []
        let (hasClientSidecar, hasServerSidecar) = (walk.first != nil, walk.third != nil)
        let isHTTP = subject.call.payload != .tcp && subject.call.payload != .serverFirst
        if network.transport != .mutualTLS {
            result.append(
                "the mesh identity of the client: AuthorizationPolicies with `principals` or `namespaces` match nobody")
        }
        if network.transport == .plaintext { result.append("confidentiality and integrity on the network") }
        if !hasClientSidecar { result.append(contentsOf: withoutClientSidecar) }
        if !hasServerSidecar && walk.second?.to != .external {
            result.append("everything that a sidecar does for the server: policies, metrics and traces of its own")
        }
        guard isHTTP, hasClientSidecar || hasServerSidecar else { return result }
        let isReadByClient = walk.first?.visibility == .layer7
        let isReadByServer = hasServerSidecar && walk.second?.visibility == .layer7
        if hasClientSidecar && !isReadByClient {
            result.append(
                "at the client's sidecar: HTTP metrics, routing, retries, timeouts, faults and tracing headers")
        }
        if hasServerSidecar && !isReadByServer {
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
