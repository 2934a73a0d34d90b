/// Bytes that the program carries.
///
/// The OpenAPI document and the page are compiled in; they need no copy of their own in Swift.
package struct EmbeddedBytes: @unchecked Sendable {
    // INVARIANT: whoever makes a value promises that the bytes live and stay the same as long as the process.
    /// The bytes themselves.
    package let buffer: UnsafeRawBufferPointer

    /// Bytes that outlive every response.
    ///
    /// Static storage only.
    package init(_ buffer: UnsafeRawBufferPointer) {
        self.buffer = buffer
    }
}
