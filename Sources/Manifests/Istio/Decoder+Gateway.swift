import Model

extension Decoder {
    mutating func gateway(_ header: Header, _ metadata: Metadata) -> Gateway {
        let spec = object(header.node, "spec")
        return Gateway(
            metadata: metadata, selector: object(spec, "selector").map { labels($0) },
            servers: objects(spec, "servers").compactMap { gatewayServer($0) })
    }

    private mutating func gatewayServer(_ node: Int) -> Gateway.Server? {
        let port = object(node, "port")
        guard member(port, "number") != nil else {
            fault(node, .missingMember, "a server without a port; give it `port: {number: …, protocol: …, name: …}`")
            return nil
        }
        guard let number = integer(port, "number", in: Self.ports) else { return nil }
        return Gateway.Server(
            name: string(node, "name"), port: number, portName: string(port, "name") ?? "",
            protocolName: string(port, "protocol") ?? "", bind: name(of: string(node, "bind")),
            hosts: strings(node, "hosts"), tls: object(node, "tls").map { gatewayTLS($0) })
    }

    /// Keys and certificates in the object stay unread: only the name of a Secret is kept.
    private mutating func gatewayTLS(_ node: Int) -> Gateway.TLS {
        Gateway.TLS(
            mode: choice(node, "mode") ?? .passthrough, redirectsToHTTPS: bool(node, "httpsRedirect") ?? false,
            credentialName: name(of: string(node, "credentialName")))
    }
}
