import Glibc
import Synchronization

/// A thread of the test's own: tests block, and must not block the pool that runs them.
final class Worker {
    private final class Work: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }

    private var thread = pthread_t()

    init(_ run: @escaping @Sendable () -> Void) {
        let work = Unmanaged.passRetained(Work(run)).toOpaque()
        pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            }, work)
    }

    func join() {
        pthread_join(thread, nil)
    }
}

/// A number that several threads count up.
final class Tally: Sendable {
    private let number = Atomic(0)

    var count: Int { number.load(ordering: .relaxed) }

    func add() {
        number.wrappingAdd(1, ordering: .relaxed)
    }
}
