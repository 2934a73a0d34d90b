import Glibc

extension IPAddress {
    /// An address as RFC 4291 or dotted decimals write it; nil for anything else.
    package init?(_ text: String) {
        guard let first = text.utf8.first, Self.mayBegin(with: first) else { return nil }
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            self = .v4(UInt32(bigEndian: four.s_addr))
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
        let halves = withUnsafeBytes(of: six) { bytes in
            (bytes.loadUnaligned(as: UInt64.self), bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
        self.init(high: UInt64(bigEndian: halves.0), low: UInt64(bigEndian: halves.1), isIPv6: true)
    }

    /// With a hexadecimal digit or a colon: most of what is asked is a name, and needs no copy for C.
    private static func mayBegin(with byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}

extension IPAddress: CustomStringConvertible {
    package var description: String {
        guard isIPv6 else {
            return "\(low >> 24 & 0xff).\(low >> 16 & 0xff).\(low >> 8 & 0xff).\(low & 0xff)"
        }
        var six = in6_addr()
        withUnsafeMutableBytes(of: &six) { bytes in
            bytes.storeBytes(of: high.bigEndian, as: UInt64.self)
            bytes.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
        }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(AF_INET6, &six, &text, socklen_t(text.count)) != nil else { return "::" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

extension CIDR {
    /// `10.0.0.0/8`, or a single address; nil for anything else.
    package init?(_ text: String) {
        guard let slash = text.firstIndex(of: "/") else {
            guard let address = IPAddress(text) else { return nil }
            self.init(base: address, length: address.bitCount)
            return
        }
        guard let base = IPAddress(String(text[..<slash])), let length = Int(text[text.index(after: slash)...]),
            (0...base.bitCount).contains(length)
        else { return nil }
        self.init(base: base, length: length)
    }
}
