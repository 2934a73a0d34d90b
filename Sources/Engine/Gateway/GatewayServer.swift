package import Model

/// One server of a Gateway, on one port of the gateway's pods.
package struct GatewayServer: Hashable, Sendable {
    /// The place in `Mesh.gateways`.
    package let gateway: Int
    /// `namespace/name` of the Gateway, by which VirtualServices bind to it.
    let gatewayName: String
    package let source: Gateway.Server
    /// `host` or `namespace/host`: `./` and `*/` are resolved.
    ///
    /// Istio: `pilot/pkg/model/gateway.go`, `sanitizeServerHostNamespace`.
    let hosts: [String]
    let declared: PortProtocol

    init(_ source: Gateway.Server, of gateway: Gateway, at place: Int) {
        self.gateway = place
        self.source = source
        gatewayName = String(pieces: gateway.metadata.namespace, "/", gateway.metadata.name)
        declared = PortDeclaration(word: source.protocolName).portProtocol
        hosts = source.hosts.map { host in
            guard let slash = host.firstIndex(of: "/") else { return host }
            let rest = host[host.index(after: slash)...]
            switch host[..<slash] {
            case ".": return String(pieces: gateway.metadata.namespace, "/", String(rest))
            case "*": return String(rest)
            default: return host
            }
        }
    }
}

extension GatewayServer {
    var isPassthrough: Bool { source.tls?.mode == .passthrough || source.tls?.mode == .autoPassthrough }

    /// Whether its connections are TLS, terminated here or not.
    var isTLS: Bool { source.tls != nil && !declared.isHTTP }

    var terminatesHTTPS: Bool { declared == .https && source.tls != nil && !isPassthrough }

    /// Whether requests are read: HTTP, or HTTPS that is terminated.
    var isHTTP: Bool { declared.isHTTP || terminatesHTTPS }

    /// Its names and wildcards, without namespaces.
    var names: Set<String> { Set(hosts.map { String(Self.split($0).host) }) }

    /// The names that a client has to ask for.
    var sniHosts: [String] { source.tls == nil ? [] : names.sorted() }

    /// The hosts that a VirtualService of this namespace may bind to.
    func hosts(for namespace: String) -> [String] {
        hosts.compactMap { host in
            let parts = Self.split(host)
            return parts.namespace.map { $0 == namespace } ?? true ? String(parts.host) : nil
        }
    }

    private static func split(_ host: String) -> (namespace: Substring?, host: Substring) {
        guard let slash = host.firstIndex(of: "/") else { return (nil, host[...]) }
        return (host[..<slash], host[host.index(after: slash)...])
    }
}
