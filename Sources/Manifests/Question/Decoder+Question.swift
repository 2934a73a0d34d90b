import Model

extension Decoder {
    mutating func call(_ question: Int) -> Call {
        let node = object(question, "request")
        let tls = member(node, "tls")
        return Call(
            language: choice(node, "protocol"), tls: tls.flatMap { callTLS($0) }, statesTLS: tls != nil,
            host: text(node, "host", .hostHeader),
            line: RequestLine(method: text(node, "method", .method), path: text(node, "path", .path)))
    }

    private mutating func callTLS(_ node: Int) -> Call.TLS? {
        guard document.kind(node) == .object else { return bool(node) == true ? Call.TLS() : nil }
        return Call.TLS(
            sni: text(node, "sni", .host), alpn: texts(node, "alpn", .alpn),
            verifiesServer: bool(node, "verify") ?? true,
            hasClientCertificate: hasClientCertificate(node))
    }

    /// `true`, or the certificate in PEM.
    private mutating func hasClientCertificate(_ tls: Int) -> Bool {
        guard let node = member(tls, "clientCertificate") else { return false }
        return document.kind(node) == .string ? true : bool(node) ?? false
    }

    mutating func requirements(_ question: Int) -> Requirements {
        let node = object(object(question, "requirements"), "applicationTls")
        if let node, member(node, "reason") == nil {
            fault(node, .missingMember, "a requirement without a reason; give it `reason`")
        }
        return Requirements(applicationTLS: choice(node, "reason"))
    }

    mutating func policies(_ question: Int) -> PolicyShorthands {
        let node = object(question, "policies")
        return PolicyShorthands(
            peerAuthentication: member(node, "peerAuthentication").flatMap { peerAuthentications($0) },
            destinationRule: member(node, "destinationRule").flatMap { destinationRule($0) })
    }

    private mutating func peerAuthentications(_ node: Int) -> PolicyShorthands.PeerAuthentications? {
        guard document.kind(node) == .object else { return choice(node).map { .init(namespace: $0) } }
        var ports: [PeerAuthentication.PortLevel] = []
        if let map = object(node, "ports") {
            for (key, value) in document.members(map) {
                guard let port = exactPort(key), let mode: MutualTLSMode = choice(value) else { continue }
                ports.append(.init(port: port, mode: mode))
            }
        }
        return .init(
            mesh: choice(node, "mesh"), namespace: choice(node, "namespace"), workload: choice(node, "workload"),
            ports: ports.sorted { $0.port < $1.port })
    }

    /// A port as its number is written, without a sign or zeros before it.
    private mutating func exactPort(_ key: Int) -> Int? {
        guard let port = port(key) else { return nil }
        if document.string(key) == "\(port)" { return port }
        fault(key, .outOfRange, "`\(document.string(key).shortened)` is no port; write it as `\(port)`")
        return nil
    }

    /// One word stands for the `tls.mode`, and MUTUAL for a certificate of the user's own in files.
    private mutating func destinationRule(_ node: Int) -> TrafficPolicy? {
        if document.kind(node) == .object {
            check(node, QuestionShape.trafficPolicy)
            return trafficPolicy(node)
        }
        guard let mode: ClientTLSSettings.Mode = choice(node) else { return nil }
        var tls = ClientTLSSettings(mode: mode)
        if mode == .mutual {
            tls.clientCertificate = "/etc/certs/cert.pem"
            tls.privateKey = "/etc/certs/key.pem"
        }
        return TrafficPolicy(settings: TrafficPolicy.Settings(tls: tls))
    }
}
