/// A response body that is produced piece by piece.
///
/// The server asks only when the client has taken what came before, so a long export needs one buffer.
/// `read` is called by one thread at a time, and must not wait long: other connections wait with it.
package protocol BodySource: AnyObject, Sendable {
    /// Writes the next bytes to the start of `buffer`, at least one unless the body ends or fails.
    ///
    /// The buffer has room for 1 KiB or more.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> BodyChunk
}

/// What one call of a body source gave.
///
/// `failed` breaks the connection off, so that the client cannot take half a body for a whole one.
package enum BodyChunk: Hashable, Sendable {
    case bytes(Int)
    case end
    case failed
}
