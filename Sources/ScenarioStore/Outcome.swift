import Synchronization

/// A value that one thread waits for and another sets once.
final class Outcome<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let signal = Signal()

    func set(_ new: Value) {
        value.withLock { $0 = new }
        signal.raise()
    }

    func wait() -> Value {
        while true {
            signal.wait()
            if let set = value.withLock({ $0 }) { return set }
        }
    }
}
