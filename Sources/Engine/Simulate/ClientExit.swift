import Model

/// How a call leaves the client's pod, or a gateway.
package struct ClientExit: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// Without a sidecar, or past it.
        case direct(Bypass)
        /// To a cluster of the sidecar's, with the mesh's TLS.
        case cluster
        /// To the address that was dialled, by PassthroughCluster: without TLS and without any rule.
        case passthrough(Unmatched)
        case refused(FailureReason)
        /// By an object whose refusal is no matter of the transport.
        case answered(Refusal)
        case unsettled(Walk.Missing)
    }

    package enum Bypass: Hashable, Sendable {
        case noSidecar
        case outsideTheMesh
        /// An annotation keeps the connection from being captured.
        case notCaptured
    }

    /// Why nothing of the sidecar's configuration fits.
    package enum Unmatched: Hashable, Sendable {
        case noListener
        case notHTTP
        case unknownHost
        case noMatchingSNI
    }

    package var kind: Kind
    package var upstream: Upstream?
    /// Whether the sidecar parsed the request.
    package var readsHTTP: Bool
    /// What a request would have to be to leave this way; empty for every request.
    package var conditions: [String] = []
    /// The place in `Mesh.services` of the service whose cluster is looked for, be it found or not.
    var sought: Int?
    /// The Host header that the route gives the request; nil leaves it.
    package var authority: String?
    /// Whether the route gives the request another path.
    var rewritesPath = false
    /// Whether a route of the Gateway API leads this way: where it leads to nothing, Envoy answers 500 and not 503.
    var isOfAttachedRoute = false
    /// Whether it leaves by the `egressProxy` of the client's Sidecar, which leads it on by itself.
    var isProxied = false
}
