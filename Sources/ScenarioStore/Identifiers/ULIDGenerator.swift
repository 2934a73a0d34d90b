import Glibc
import Synchronization

/// Gives identifiers that grow from one call to the next, whatever the clock does.
///
/// Lists are in the order of identifiers; a clock that stands or steps back must not put a new scenario behind an
/// older one. Within a millisecond the chance is counted up, as the ULID specification has it.
package final class ULIDGenerator: Sendable {
    private let clock: @Sendable () -> Int64
    private let random: @Sendable () -> UInt64
    private let last = Mutex<ULID?>(nil)

    /// A generator over a clock in milliseconds since 1970 and a source of 64 random bits.
    package init(clock: @escaping @Sendable () -> Int64, random: @escaping @Sendable () -> UInt64) {
        self.clock = clock
        self.random = random
    }

    /// A generator over the system's clock and its source of randomness.
    package convenience init() {
        self.init(clock: ULIDGenerator.systemMilliseconds) {
            var source = SystemRandomNumberGenerator()
            return source.next()
        }
    }

    /// An identifier greater than every one before.
    package func next() -> ULID {
        let now = UInt64(clamping: clock()) & 0xFFFF_FFFF_FFFF
        return last.withLock { last in
            let next: ULID
            if let last, now <= last.high >> 16 {
                let (low, carries) = last.low.addingReportingOverflow(1)
                next = ULID(high: carries ? last.high &+ 1 : last.high, low: low)
            } else {
                next = ULID(high: now << 16 | random() & 0xFFFF, low: random())
            }
            last = next
            return next
        }
    }

    /// The system's clock, in milliseconds since 1970-01-01T00:00:00Z.
    package static func systemMilliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
