import Model

extension Decoder {
    mutating func gateway(_ header: Header, _ metadata: Metadata) -> Gateway {
        let spec = object(header.node, "spec")
        return Gateway(
            metadata: metadata, selector: object(spec, "selector").map { labels($0) },
            servers: objects(spec, "servers") { $0.gatewayServer($1) })
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

    /// Istio: `tlsCertificates` and `credentialNames` come before what stands alone.
    private mutating func gatewayTLS(_ node: Int) -> Gateway.TLS {
        Gateway.TLS(
            mode: choice(node, "mode") ?? .passthrough, redirectsToHTTPS: bool(node, "httpsRedirect") ?? false,
            credentialNames: credentialNames(node), authorityName: name(of: string(node, "caCertCredentialName")),
            files: files(node), subjectAltNames: strings(node, "subjectAltNames"),
            insecureSkipVerify: bool(node, "insecureSkipVerify") ?? false)
    }

    private mutating func credentialNames(_ tls: Int) -> [String] {
        let several = strings(tls, "credentialNames").filter { !$0.isEmpty }
        return several.isEmpty ? [name(of: string(tls, "credentialName"))].compactMap { $0 } : several
    }

    private mutating func files(_ tls: Int) -> Gateway.Files {
        let several = objects(tls, "tlsCertificates")
        let first = several.first ?? tls
        var files = Gateway.Files(
            caCertificates: name(of: string(tls, "caCertificates")) ?? name(of: string(first, "caCertificates")))
        files.further = several.dropFirst().map { node in
            Gateway.Files.Pair(
                serverCertificate: name(of: string(node, "serverCertificate")),
                privateKey: name(of: string(node, "privateKey")))
        }
        files.serverCertificate = name(of: string(first, "serverCertificate"))
        files.privateKey = name(of: string(first, "privateKey"))
        return files
    }
}
