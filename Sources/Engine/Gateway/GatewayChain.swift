import Model

/// One filter chain of a gateway's listener: which connections it takes, whether it ends their TLS, where it leads.
struct GatewayChain: FilterChain, Sendable {
    enum Action: Hashable, Sendable {
        /// Requests are read, and routed by the hosts of these servers.
        case http([GatewayServer])
        /// Bytes go where a `tcp` or `tls` route of a VirtualService says.
        case route(virtualService: Int, destinations: [RouteDestination])
        /// Istio mTLS goes unopened to the cluster that its SNI names.
        case cluster(host: String, port: Int, subset: String?)
    }

    var action: Action
    /// nil leaves the bytes as they come.
    var termination: Gateway.TLSMode?
    var sniHosts: [String] = []
    /// The server that the chain is of.
    var server: GatewayServer

    var ranges: [CIDR] { [] }
    var isForHTTPOnly: Bool { false }

    /// Whether only Istio's own ALPN is let in.
    var isForIstioOnly: Bool {
        if case .cluster = action { return true }
        return false
    }

    /// Whether plaintext can never pass.
    var needsTLS: Bool { termination != nil || !matchesAll }
}
