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
    /// As in `503`, or `UNAVAILABLE` of gRPC.
    var status: String
    /// How many of the calls, in percent; nil for all.
    var share: Double?

    /// As the end of a sentence.
    var words: String {
        guard let share else { return "its route answers with \(status)" }
        let percent = share == share.rounded() ? String(Int(share)) : String(share)
        return "its route answers \(percent) % of the calls with \(status)"
    }
}
