/// An IPv4 or IPv6 address.
package struct IPAddress: Hashable, Sendable {
    /// The address as a number; IPv4 in the lowest 32 bits.
    package var high: UInt64
    package var low: UInt64
    package var isIPv6: Bool

    package init(high: UInt64, low: UInt64, isIPv6: Bool) {
        self.high = high
        self.low = low
        self.isIPv6 = isIPv6
    }

    package static func v4(_ bits: UInt32) -> IPAddress {
        IPAddress(high: 0, low: UInt64(bits), isIPv6: false)
    }

    package var bitCount: Int { isIPv6 ? 128 : 32 }

    /// Whether the first `length` bits of both are the same.
    package func shares(prefix length: Int, with other: IPAddress) -> Bool {
        guard isIPv6 == other.isIPv6 else { return false }
        let dropped = bitCount - length
        if dropped >= 128 { return true }
        if dropped >= 64 { return high >> UInt64(dropped - 64) == other.high >> UInt64(dropped - 64) }
        return high == other.high && low >> UInt64(dropped) == other.low >> UInt64(dropped)
    }
}

extension IPAddress: Comparable {
    package static func < (left: IPAddress, right: IPAddress) -> Bool {
        if left.isIPv6 != right.isIPv6 { return right.isIPv6 }
        return (left.high, left.low) < (right.high, right.low)
    }
}

/// A range of addresses: the first `length` bits are fixed.
package struct CIDR: Hashable, Sendable {
    package var base: IPAddress
    package var length: Int

    package init(base: IPAddress, length: Int) {
        self.base = base
        self.length = length
    }

    package func contains(_ address: IPAddress) -> Bool {
        base.shares(prefix: length, with: address)
    }

    package var isSingleAddress: Bool { length == base.bitCount }
}
