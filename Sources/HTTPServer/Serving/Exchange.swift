/// A request and its answer, looked at afterwards.
///
/// The access log and the metrics are made of these; bodies are not kept.
package struct Exchange: Sendable {
    package let method: HTTPMethod?
    /// The name of the route's operation, or "-" when no route answered.
    package let operation: String
    package let status: Int
    package let bytesIn: Int
    package let bytesOut: Int
    package let nanoseconds: UInt64
    package let identifier: String
    package let remoteAddress: String
    /// Whether the client was still there for all of it.
    package let delivered: Bool
}
