/// What a server has counted about its connections.
///
/// For metrics; each number is exact, all of them together are not of one instant.
package struct ConnectionCounters: Hashable, Sendable {
    /// Connections at this moment.
    package let open: Int
    /// All since the start, without those refused.
    package let accepted: Int
    /// Turned away for one of the two limits.
    package let refused: Int
    /// Closed because a request or the next one took too long.
    package let timedOut: Int
}
