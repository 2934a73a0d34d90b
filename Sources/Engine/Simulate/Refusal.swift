package import Model

/// Which object refuses a call whose transport is right.
///
/// Indirect: every walk has room for one, and few are refused.
package indirect enum Refusal: Hashable, Sendable {
    /// An AuthorizationPolicy, by what its proxy knows of the call; with the proxy's place in `Mesh.workloads`.
    case policy(ObjectReference, AccessRequest, at: Int)
    /// A VirtualService, one of whose routes answers by itself.
    case route(ObjectReference, RouteAnswer)
}

/// What a proxy answers in place of the server.
package struct RouteAnswer: Hashable, Sendable {
    package enum Cause: Hashable, Sendable, CaseIterable {
        case faultAbort, directResponse
        /// The VirtualService speaks for the host, and none of its routes takes the request.
        case noRoute
    }

    var cause: Cause
    /// As in `503`, or `UNAVAILABLE` of gRPC.
    var status: String
    /// How many of the calls, in percent; nil for all.
    var share: Double?

    /// As the end of a sentence.
    var words: String {
        if cause == .noRoute { return "none of the routes takes the request, and the answer is \(status)" }
        guard let share else { return "its route answers with \(status)" }
        let percent = share == share.rounded() ? String(Int(share)) : String(share)
        return "its route answers \(percent) % of the calls with \(status)"
    }
}
