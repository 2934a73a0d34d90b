import Synchronization

/// Gives every request its identifier, in `X-Request-Id`.
///
/// A caller's is kept, so that one call can be followed through several logs, unless it could forge a line of ours.
final class RequestIdentifiers: Sendable {
    private let seed: UInt64
    private let count = Atomic<UInt64>(0)

    /// The seed tells the processes apart; the count tells the requests of one.
    init(seed: UInt64 = .random(in: .min ... .max)) {
        self.seed = seed
    }

    func choose(_ sent: String?) -> String {
        if let sent, (1...64).contains(sent.utf8.count), sent.utf8.allSatisfy(Self.isSane) { return sent }
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

    /// 64 bits in 13 letters: the mixing of splitmix64 is a bijection, so no two requests of one process share it.
    ///
    /// Fresh random bits would cost a system call a request, and a longer string an allocation.
    private func make() -> String {
        var value = seed &+ count.wrappingAdd(1, ordering: .relaxed).newValue &* 0x9e37_79b9_7f4a_7c15
        value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
        value ^= value >> 31
        return String(unsafeUninitializedCapacity: 13) { buffer in
            for index in 0..<13 {
                let digit = UInt8(truncatingIfNeeded: value & 31)
                buffer[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
                value >>= 5
            }
            return 13
        }
    }
}
