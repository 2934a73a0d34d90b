import Glibc

/// The time since some fixed moment, which no change of the clock touches.
func monotonicNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

/// Starts a detached thread of the system, and gives the error number when that cannot be had.
///
/// A thread that waits for work all its life has no place among those of a pool.
package func startThread(_ body: @escaping @Sendable () -> Void) -> Int32 {
    final class Start: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    let start = Unmanaged.passRetained(Start(body))
    let status = pthread_create(
        &thread, nil,
        { argument in
            // INVARIANT: the argument is the one retained above, and this thread alone releases it.
            if let argument { Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body() }
            return nil
        }, start.toOpaque())
    if status == 0 { pthread_detach(thread) } else { start.release() }
    return status
}
