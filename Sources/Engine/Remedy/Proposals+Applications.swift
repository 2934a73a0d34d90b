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

    private var insidePods: String {
        "the bytes are readable inside the two pods; keep the application's TLS where a regulation asks for it there"
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
            "send \(plain) from the client's application, and let the sidecars encrypt",
            tradeoffs: ["the client's application changes: its URL or its TLS settings"]
        ) { $0.call.tls = nil }
    }

    var plaintextOnBothSides: Proposal? {
        guard subject.call.applicationTLS != nil, subject.application.tls == true, !keepsApplicationTLS else {
            return nil
        }
        return applications(
            "speak \(plain) in both applications, without their own TLS, and let the sidecars encrypt",
            tradeoffs: [insidePods]
        ) {
            $0.call.tls = nil
            $0.server.application.tls = false
        }
    }

    var plaintextInServer: Proposal? {
        guard subject.call.applicationTLS == nil, !keepsApplicationTLS else { return nil }
        return applications(
            "let the server's application listen without TLS, and let the sidecars encrypt", tradeoffs: [insidePods]
        ) { $0.server.application.tls = false }
    }

    var tlsInServer: Proposal? {
        guard subject.call.applicationTLS != nil else { return nil }
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
