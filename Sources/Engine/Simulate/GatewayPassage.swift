import Model

/// A gateway on a call's way: how the call comes to it, and what it does with the call.
package struct GatewayPassage: Hashable, Sendable {
    /// The place in `Mesh.workloads`.
    package var workload: Int
    /// The port of its pods.
    package var port: Int
    /// Leg 2.1, which ends here.
    package var leg: LegState
    /// The server that took the connection; nil where none did.
    package var server: GatewayServer?
    /// The cluster that it chose, if any.
    package var upstream: Upstream?
    /// What it does with the bytes towards its cluster.
    var transport: ClusterTransport?

    /// Whether callers outside the mesh or the mesh's own come through it.
    package var hop: Hop { leg.to }

    /// Whether the server takes the outermost TLS off.
    var endsTLS: Bool {
        guard let server else { return false }
        return server.isTLS && !server.isPassthrough
    }
}

/// Where a call says that it wants to go, as a proxy on its way reads it.
struct Heading {
    /// The name that the client's application looked up.
    var host: String
    /// The Host header, without a port.
    var authority: String
}
