import Model

/// One gateway on a call's way: how the call comes to it, and what it does with the call.
package struct GatewayPassage: Hashable, Sendable {
    /// The place in `Mesh.workloads`.
    package var workload: Int
    /// The port of its pods.
    package var port: Int
    /// The leg that ends here: 2.1 for the first gateway, 2.2 for the second.
    package var leg: LegState
    /// The SNI of the outermost layer that arrives.
    package var serverName: String?
    /// The server that took the connection; nil where none did.
    package var server: GatewayServer?
    /// The cluster that it chose, if any.
    package var upstream: Upstream?
    /// What it does with the bytes towards its cluster.
    var transport: ClusterTransport?
    /// How many ways lead on from here, with those of the gateways before it: each is a walk of its own.
    var ways = 1

    /// Whether callers outside the mesh or the mesh's own come through it.
    package var hop: Hop { leg.to }

    /// Whether the call came to the same gateway already, and left it by the same cluster.
    func repeats(_ earlier: GatewayPassage) -> Bool {
        workload == earlier.workload && port == earlier.port && serverName == earlier.serverName
            && server == earlier.server && upstream != nil && upstream == earlier.upstream
    }

    /// Whether the server takes the outermost TLS off.
    var endsTLS: Bool {
        guard let server else { return false }
        return server.isTLS && !server.isPassthrough
    }
}

extension Walk {
    /// Whether a layer is around another one, on any leg.
    var isEncryptedTwice: Bool {
        func isTwice(_ leg: LegState?) -> Bool { leg.map { $0.flow.layerCount > 1 } ?? false }
        return gateways.contains { isTwice($0.leg) } || isTwice(second) || isTwice(third) || originatesInside
    }

    /// Whether the server's sidecar encrypts again what it has decrypted.
    private var originatesInside: Bool {
        guard let inside = third?.flow.outer else { return false }
        return second?.flow.outer != nil && inside != second?.flow.outer
    }
}

extension Flow {
    fileprivate var layerCount: Int {
        (outer == nil ? 0 : 1) + (relayed == nil ? 0 : 1) + (applicationTLS == nil ? 0 : 1)
    }
}

/// Where a call says that it wants to go, as a proxy on its way reads it.
struct Heading: Hashable, Sendable {
    /// The name that the client's application looked up.
    var host: String
    /// The Host header, without a port.
    var authority: String
    /// The port that was dialled.
    var port: Int
    /// The method and the path, as far as they are known here.
    var line: RequestLine

    /// Goes by a route, which may rewrite it.
    mutating func follow(_ exit: ClientExit) {
        if let other = exit.authority { authority = other }
        if exit.rewritesPath { line.path = nil }
    }
}
