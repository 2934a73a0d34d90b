import Model

/// What the two applications could speak instead: no manifest changes.
extension Proposals {
    private func applications(
        _ title: String, tradeoffs: [String] = [], edit: (inout Question) -> Void
    ) -> Proposal {
        var changed = question
        // What was left open stays what it was taken to be, so that only the edit differs.
        changed.call.language = subject.call.payload
        changed.call.tls = subject.call.applicationTLS
        changed.call.statesTLS = true
        changed.server.application = subject.application
        edit(&changed)
        return Proposal(
            title: title, besides: [.applications], tradeoffs: tradeoffs, objects: objects, question: changed)
    }

    /// The application's TLS as it comes to the server: a gateway on the way may take it off.
    var arrivingTLS: Call.TLS? {
        guard let gateway = walk.gateway else { return subject.call.applicationTLS }
        return (walk.second ?? gateway.leg).flow.applicationTLS
    }

    /// Whether what comes to the server is TLS, which no sidecar takes off.
    private var arrivesAsTLS: Bool {
        if case .originated? = walk.second?.flow.outer { return true }
        return arrivingTLS != nil
    }

    /// Who encrypts on the way to the server once its application does not.
    private var encryption: String {
        guard circumstances.server?.hasSidecar ?? false else { return "" }
        return ", and let the \(walk.gateway == nil ? "sidecars" : "gateway and the sidecar") encrypt"
    }

    private var readable: String {
        guard circumstances.server?.hasSidecar ?? false else {
            return "the bytes are then readable on the way to the server, which has no sidecar"
        }
        let pods = walk.gateway == nil ? "inside the two pods" : "at the gateway and inside the server's pod"
        return "the bytes are readable \(pods); keep the application's TLS where a regulation asks for it there"
    }

    /// What the application says once its TLS is gone.
    private var plain: String {
        switch subject.call.payload {
        case .http1, .http10: "plain HTTP"
        case .http2: "plain HTTP/2"
        case .tcp, .serverFirst: "plaintext"
        }
    }

    var plaintextFromClient: Proposal? {
        guard subject.call.applicationTLS != nil, !keepsApplicationTLS else { return nil }
        return applications(
            "send \(plain) from the client's application\(encryption)",
            tradeoffs: ["the client's application changes: its URL or its TLS settings"]
        ) { $0.call.tls = nil }
    }

    var plaintextOnBothSides: Proposal? {
        guard subject.call.applicationTLS != nil, expectsTLS, !keepsApplicationTLS else {
            return nil
        }
        return applications(
            "speak \(plain) in both applications, without their own TLS\(encryption)", tradeoffs: [readable]
        ) {
            $0.call.tls = nil
            $0.server.application.tls = false
        }
    }

    var plaintextInServer: Proposal? {
        guard arrivingTLS == nil, !keepsApplicationTLS else { return nil }
        return applications(
            "let the server's application listen without TLS\(encryption)", tradeoffs: [readable]
        ) { $0.server.application.tls = false }
    }

    var tlsInServer: Proposal? {
        guard arrivesAsTLS else { return nil }
        return applications("let the server's application listen with TLS") { $0.server.application.tls = true }
    }

    var tlsFromClient: Proposal? {
        guard subject.call.applicationTLS == nil else { return nil }
        return applications("send TLS from the client's application") { $0.call.tls = Call.TLS() }
    }

    var certificateFromClient: Proposal? {
        guard subject.call.applicationTLS != nil else { return nil }
        return applications("give the client's application a client certificate that the server accepts") {
            $0.call.tls?.hasClientCertificate = true
        }
    }

    var http1FromClient: Proposal? {
        guard subject.call.payload == .http10 else { return nil }
        return applications("let the client's application speak HTTP/1.1") { $0.call.language = .http1 }
    }

    /// The client's application changes to what the server's understands.
    var asServerUnderstands: Proposal? {
        let language: Call.Language
        switch subject.application.language {
        case .http, .http1: language = .http1
        case .http2: language = .http2
        case .tcp, .serverFirst, nil: return nil
        }
        guard language != subject.call.payload else { return nil }
        return applications("let the client's application speak \(language.words)") { $0.call.language = language }
    }

    /// The Host header says what is dialled.
    var hostAsDialled: Proposal? {
        guard question.call.host != nil, let dialled = subject.destinations.first else { return nil }
        return applications("let the client's application send the Host header `\(dialled.host)`") {
            $0.call.host = nil
        }
    }
}
