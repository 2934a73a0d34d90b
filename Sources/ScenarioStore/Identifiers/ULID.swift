/// A ULID: 48 bits of milliseconds since 1970 and 80 bits of chance; its order is the order of creation.
///
/// Source: the ULID specification. Only the canonical upper-case text is read, so that a scenario has one URL.
package struct ULID: Hashable, Sendable {
    /// The milliseconds, then the first 16 bits of chance.
    package let high: UInt64
    /// The other 64 bits of chance.
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The moment of creation, in milliseconds since 1970-01-01T00:00:00Z.
    package var milliseconds: Int64 { Int64(high >> 16) }

    /// The 16 bytes, most significant first, so that they compare as the identifiers do.
    package var bytes: [UInt8] {
        [high, low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) } }
    }

    /// The identifier with these 16 bytes, or nil for any other number of bytes.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}

extension ULID: Comparable {
    package static func < (left: ULID, right: ULID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}
