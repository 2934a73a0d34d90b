import Glibc

/// A counting semaphore of the system: each `raise` lets one `wait` pass.
///
/// `Mutex` has no condition to wait for, and a thread that waits must not spin.
package final class Signal: @unchecked Sendable {
    // INVARIANT: the pointer is set once, and `sem_post` and `sem_wait` may be called from any thread.
    private let semaphore: UnsafeMutablePointer<sem_t>

    package init(_ count: Int = 0) {
        semaphore = .allocate(capacity: 1)
        let status = sem_init(semaphore, 0, UInt32(count))
        // INVARIANT: a count below SEM_VALUE_MAX and a process-private semaphore cannot be refused.
        precondition(status == 0, "the system has no semaphores")
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    package func raise() {
        sem_post(semaphore)
    }

    package func wait() {
        while sem_wait(semaphore) != 0 {}
    }
}
