/// A request and its answer, looked at afterwards.
///
/// The access log and the metrics are made of these; bodies are not kept.
package struct Exchange: Sendable {
    /// Nil when the request line could not be read.
    package let method: HTTPMethod?
    /// The name of the route's operation, or "-" when no route answered.
    package let operation: String
    /// As answered.
    package let status: Int
    /// Of the body, as sent.
    package let bytesIn: Int
    /// Of the body, without the framing of chunks.
    package let bytesOut: Int
    /// From the request line to the last byte that the system took.
    package let nanoseconds: UInt64
    /// As in `X-Request-Id`.
    package let identifier: String
    /// Of the socket; empty when the connection is gone already.
    package let remoteAddress: String
    /// Whether the client was still there for all of it.
    package let delivered: Bool
}
