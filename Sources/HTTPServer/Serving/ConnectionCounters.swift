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

    /// Counters from their parts.
    ///
    /// A server that has not started yet has counted nothing.
    package init(open: Int = 0, accepted: Int = 0, refused: Int = 0, timedOut: Int = 0) {
        self.open = open
        self.accepted = accepted
        self.refused = refused
        self.timedOut = timedOut
    }
}
