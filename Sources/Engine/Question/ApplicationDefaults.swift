import Model

/// What the two applications are taken to speak where the question does not say: what the port declares.
struct ApplicationDefaults {
    private(set) var call: Flow
    private(set) var application: ServerApplication
    private(set) var assumptions: [Assumption] = []

    /// - Parameters:
    ///   - declared: the protocol of the dialled port; nil where no service has it.
    ///   - port: the number that is dialled, by which an unknown host's TLS is guessed.
    init(application stated: ServerApplication, call sent: Call, declared: PortProtocol?, port: Int) {
        let language = sent.language ?? Self.language(declared, server: stated.language)
        let tls: Call.TLS?
        if sent.statesTLS || sent.tls != nil {
            tls = sent.tls
        } else {
            tls = Self.speaksTLS(declared, port: port) ? Call.TLS() : nil
            assumptions.append(.clientSendsTLS(tls != nil))
        }
        if sent.language == nil { assumptions.append(.clientSpeaks(language)) }
        call = Flow(payload: language, applicationTLS: tls)
        application = stated
        if application.language == nil {
            application.language = Self.language(understanding: language)
            assumptions.append(.serverUnderstands(application.language ?? .http))
        }
        if application.tls == nil {
            let expects = declared == nil ? tls != nil : Self.speaksTLS(declared, port: port)
            application.tls = expects
            assumptions.append(.serverExpectsTLS(expects))
        }
    }

    private static func language(_ declared: PortProtocol?, server: ServerApplication.Language?) -> Call.Language {
        switch server {
        case .http, .http1: return .http1
        case .http2: return .http2
        case .tcp: return .tcp
        case .serverFirst: return .serverFirst
        case nil: break
        }
        switch declared?.class {
        case .http1, .tls, nil: return .http1
        case .http2: return .http2
        case .tcp, .auto, .udp: return .tcp
        }
    }

    private static func speaksTLS(_ declared: PortProtocol?, port: Int) -> Bool {
        guard let declared else { return port == 443 || port == 8443 }
        return declared.class == .tls
    }

    private static func language(understanding call: Call.Language) -> ServerApplication.Language {
        switch call {
        case .http1, .http10: .http
        case .http2: .http2
        case .tcp: .tcp
        case .serverFirst: .serverFirst
        }
    }
}
