import Glibc
import Synchronization

/// Where an answer lands that no socket waits for.
///
/// A handler may answer from another thread, so the reader waits on a semaphore.
final class MemoryCell: Sendable {
    private let response = Mutex<Response?>(nil)
    // INVARIANT: initialised before any other use and destroyed after the last; POSIX semaphores are thread-safe.
    private nonisolated(unsafe) let semaphore: UnsafeMutablePointer<sem_t>

    init() {
        semaphore = .allocate(capacity: 1)
        sem_init(semaphore, 0, 0)
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func put(_ value: Response) {
        response.withLock { $0 = value }
        sem_post(semaphore)
    }

    func wait() -> Response {
        while sem_wait(semaphore) != 0 {}
        return response.withLock { $0 } ?? Response(status: 500)
    }
}
