import Commands
import Synchronization

/// What a command wrote.
final class MemorySink: Sink {
    private let bytes = Mutex<[UInt8]>([])

    func write(_ new: [UInt8]) -> Bool {
        bytes.withLock { $0 += new }
        return true
    }

    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
    var lines: [Substring] { text.split(separator: "\n") }
}
