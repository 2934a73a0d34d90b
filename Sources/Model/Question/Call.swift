/// What the client's application sends: the member `request` of a question.
package struct Call: Hashable, Sendable {
    package enum Language: String, Hashable, Sendable, CaseIterable {
        case http1
        case http10 = "http1.0"
        case http2
        case tcp
        case serverFirst = "server-first"
    }

    /// The client application's own TLS.
    package struct TLS: Hashable, Sendable {
        /// nil stands for the host that is dialled.
        package var sni: String?
        package var alpn: [String]
        package var verifiesServer: Bool
        package var hasClientCertificate: Bool

        package init(
            sni: String? = nil, alpn: [String] = [], verifiesServer: Bool = true, hasClientCertificate: Bool = false
        ) {
            self.sni = sni
            self.alpn = alpn
            self.verifiesServer = verifiesServer
            self.hasClientCertificate = hasClientCertificate
        }
    }

    /// nil where the question leaves it open.
    package var language: Language?
    package var tls: TLS?
    /// Whether the question says anything of TLS at all.
    package var statesTLS: Bool
    /// The Host header or `:authority`; nil stands for the host that is dialled.
    package var host: String?
    /// What of the request's first line is stated.
    package var line: RequestLine

    package init(
        language: Language? = nil, tls: TLS? = nil, statesTLS: Bool = false, host: String? = nil,
        line: RequestLine = RequestLine()
    ) {
        self.language = language
        self.tls = tls
        self.statesTLS = statesTLS
        self.host = host
        self.line = line
    }
}
