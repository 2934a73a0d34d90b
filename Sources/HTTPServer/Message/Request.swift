/// A request, whole.
///
/// It is handed over only after its last byte is there, so that no handler waits for a client.
package struct Request: Sendable {
    /// HEAD stays HEAD, also where the route is one of GET.
    package let method: HTTPMethod
    /// As sent, still percent-encoded, without the query.
    package let path: String
    /// Decoded, in the order of the query.
    package let query: [QueryItem]
    /// All of them; `header` finds one.
    package let headers: HeaderBlock
    /// Expanded when it came as gzip.
    package let body: [UInt8]
    /// Of the socket, without the port; a proxy in front hides the client.
    package let remoteAddress: String
    /// `X-Request-Id`, the client's if it is sane.
    package let identifier: String
    /// The subject of the client certificate, when one was sent and an authority that the server trusts signed it.
    package let clientCertificate: String?

    /// A request from its parts.
    ///
    /// Tests make requests without a socket.
    package init(
        method: HTTPMethod,
        path: String,
        query: [QueryItem] = [],
        headers: HeaderBlock = HeaderBlock([]),
        body: [UInt8] = [],
        remoteAddress: String = "127.0.0.1",
        identifier: String = "test",
        clientCertificate: String? = nil
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.remoteAddress = remoteAddress
        self.identifier = identifier
        self.clientCertificate = clientCertificate
    }

    /// The value of a header, whatever the case of its name; several are joined by ", ".
    ///
    /// Most handlers look at two or three.
    package func header(_ name: String) -> String? {
        headers[name]
    }
}
