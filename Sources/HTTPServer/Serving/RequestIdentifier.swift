/// The identifier of a request, in `X-Request-Id`.
///
/// A caller's is kept, so that one call can be followed through several logs, unless it could forge a line of ours.
enum RequestIdentifier {
    static func choose(_ sent: String?) -> String {
        if let sent, (1...64).contains(sent.utf8.count), sent.utf8.allSatisfy(isSane) { return sent }
        return make()
    }

    private static func isSane(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "+"), UInt8(ascii: "="):
            true
        default: false
        }
    }

    /// 75 random bits: too many to meet twice in any log, few enough for a string without an allocation.
    private static func make() -> String {
        var high = UInt64.random(in: .min ... .max)
        var low = UInt64.random(in: .min ... .max)
        return String(unsafeUninitializedCapacity: 15) { buffer in
            for index in 0..<15 {
                let digit = UInt8(truncatingIfNeeded: (index < 8 ? high : low) & 31)
                buffer[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
                if index < 8 { high >>= 5 } else { low >>= 5 }
            }
            return 15
        }
    }
}
