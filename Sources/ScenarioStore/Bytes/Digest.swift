import CGnuTLS

/// The SHA-256 of some bytes.
///
/// Four words instead of an array, so that comparing and keeping one allocates nothing.
package struct Digest: Hashable, Sendable {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// Hashes `bytes`.
    package init(of bytes: some Sequence<UInt8>) {
        words = bytes.withContiguousStorageIfAvailable(Digest.hash) ?? Array(bytes).withUnsafeBufferPointer(Digest.hash)
    }

    /// The digest with these 32 bytes, or nil for any other number of bytes.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        var parts: [UInt64] = [0, 0, 0, 0]
        for (index, byte) in bytes.enumerated() { parts[index / 8] = parts[index / 8] << 8 | UInt64(byte) }
        words = (parts[0], parts[1], parts[2], parts[3])
    }

    /// The 32 bytes in the order of FIPS 180-4.
    package var bytes: [UInt8] {
        [words.0, words.1, words.2, words.3].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
        }
    }

    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64, UInt64, UInt64) {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        let status = gnutls_hash_fast(GNUTLS_DIG_SHA256, bytes.baseAddress, bytes.count, &words)
        // INVARIANT: SHA-256 over memory needs no resource; GnuTLS refuses it only when it could not start at all.
        precondition(status >= 0, "GnuTLS has no SHA-256")
        return (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
    }

    package static func == (left: Digest, right: Digest) -> Bool {
        left.words == right.words
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
    }
}
