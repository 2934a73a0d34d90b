/// An answer.
///
/// `Date`, `Content-Length`, `X-Request-Id` and `X-Content-Type-Options` are added when it is sent.
package struct Response: Sendable {
    /// What follows the headers.
    ///
    /// HEAD requests are answered with the same value; the server leaves the body out.
    package enum Body: Sendable {
        case bytes([UInt8])
        case text(StaticString)
        case embedded(EmbeddedBytes)
        case stream(any BodySource)
    }

    /// 100 to 999; what is not is never sent, and the connection is closed.
    package var status: Int
    /// Sent in this order, after those that the server adds.
    package var headers: [Header]
    /// What follows them.
    package var body: Body

    /// An answer from its parts.
    ///
    /// Without a body it is empty, not absent.
    package init(status: Int, headers: [Header] = [], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// An answer whose bytes are of the given media type.
    ///
    /// Nearly every answer is one.
    package init(status: Int = 200, type: String, bytes: [UInt8], headers: [Header] = []) {
        self.init(status: status, headers: [Header("Content-Type", type)] + headers, body: .bytes(bytes))
    }

    /// An answer in plain text.
    ///
    /// UTF-8, and said so.
    package init(status: Int = 200, text: String, headers: [Header] = []) {
        self.init(status: status, type: "text/plain; charset=utf-8", bytes: Array(text.utf8), headers: headers)
    }
}

extension Response.Body {
    /// The whole body; a stream is read to its end, and nil is a stream that failed.
    ///
    /// For tests and for callers without a socket.
    package func collected() -> [UInt8]? {
        switch self {
        case .bytes(let bytes): return bytes
        case .text(let text): return text.withUTF8Buffer { Array($0) }
        case .embedded(let embedded): return Array(embedded.buffer)
        case .stream(let source):
            var result: [UInt8] = []
            var piece = [UInt8](repeating: 0, count: 32768)
            while true {
                switch piece.withUnsafeMutableBytes({ source.read(into: $0) }) {
                case .bytes(let count): result += piece[..<count]
                case .end: return result
                case .failed: return nil
                }
            }
        }
    }
}
