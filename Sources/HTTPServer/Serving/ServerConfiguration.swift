/// How a server listens and what it bears.
///
/// The defaults are those of the contract; all of them are options of the command.
package struct ServerConfiguration: Sendable {
    /// An IPv4 or IPv6 address, no name.
    package var address = "127.0.0.1"
    /// 0 picks a free one.
    package var port = 0
    /// Each answers many connections; a handler that blocks holds up those of its thread.
    package var threads = 4
    /// Bytes of a request's body, as sent and as expanded, where the route does not say otherwise.
    package var bodyLimit = 4 << 20
    /// Bytes of the request line and the headers.
    package var headerLimit = 32 << 10
    /// In all; one more is told 503 and closed.
    package var connections = 4096
    /// Of one client address; a proxy in front is one address too.
    package var connectionsPerAddress = 1024
    /// For a whole request, from its first byte.
    package var requestTime = Duration.seconds(10)
    /// Between requests, and for a client that takes nothing of its answer.
    package var idleTime = Duration.seconds(60)
    /// Nil speaks plain HTTP.
    package var tls: TLS?

    /// The defaults.
    ///
    /// Loopback, so that nothing is exposed by accident.
    package init() {}

    /// Files of a server that speaks TLS, in PEM.
    ///
    /// Certificate and key are read again when their files change.
    package struct TLS: Hashable, Sendable {
        /// What is asked of clients.
        ///
        /// The authority's file holds one or more certificates.
        package enum Clients: Hashable, Sendable {
            case anonymous
            case certificateOptional(authorityFile: String)
            case certificateRequired(authorityFile: String)
        }

        /// The chain, the server's own certificate first.
        package var certificateFile: String
        /// The key of the first certificate, without a password.
        package var keyFile: String
        /// Whether clients show certificates.
        package var clients: Clients

        /// TLS from its files.
        ///
        /// The certificate's file holds the chain, the server's own first.
        package init(certificateFile: String, keyFile: String, clients: Clients = .anonymous) {
            self.certificateFile = certificateFile
            self.keyFile = keyFile
            self.clients = clients
        }
    }
}
