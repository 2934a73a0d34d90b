import Glibc
import Synchronization

/// Appends decisions to a file, one line each, and rotates it by size.
///
/// It is a record for others to collect, not the store: a line that cannot be written is counted and reported once,
/// and the answer it belongs to goes out all the same.
package final class DecisionLog: Sendable {
    /// What a log has written and what it could not.
    package struct Counts: Hashable, Sendable {
        /// Lines that were written.
        package var lines: Int
        /// Lines that were not.
        package var failures: Int

        package init(lines: Int = 0, failures: Int = 0) {
            self.lines = lines
            self.failures = failures
        }
    }

    private struct State: ~Copyable {
        var file: AppendedFile?
        var counts = Counts()
        var isFailing = false
    }

    private let path: String
    private let sizeLimit: Int
    private let kept: Int
    private let report: @Sendable (DecisionLogError) -> Void
    private let state: Mutex<State>

    /// Opens `path` for appending.
    ///
    /// A line that would take the file beyond `sizeLimit` bytes starts a new one; the old ones are called `path.1`
    /// (the newest) to `path.kept`. `report` is called when writing begins to fail, not for each line.
    package init(
        path: String, sizeLimit: Int = 100 * 1024 * 1024, kept: Int = 5,
        report: @escaping @Sendable (DecisionLogError) -> Void
    ) throws(DecisionLogError) {
        self.path = path
        self.sizeLimit = max(1, sizeLimit)
        self.kept = max(0, kept)
        self.report = report
        state = Mutex(State(file: try AppendedFile(path: path)))
    }

    /// Appends `line`, which holds no line feed, and a line feed.
    package func append(_ line: [UInt8]) {
        let failure: DecisionLogError? = state.withLock { state in
            do throws(DecisionLogError) {
                try append(line + [UInt8(ascii: "\n")], &state)
                state.counts.lines += 1
                state.isFailing = false
                return nil
            } catch {
                state.counts.failures += 1
                defer { state.isFailing = true }
                return state.isFailing ? nil : error
            }
        }
        if let failure { report(failure) }
    }

    /// What was written and what was not, since this log was opened.
    package var counts: Counts { state.withLock { $0.counts } }

    private func append(_ line: [UInt8], _ state: inout State) throws(DecisionLogError) {
        if state.file?.isStillAt(path) != true { state.file = try reopened(&state) }
        if let size = state.file?.size, size > 0, size + line.count > sizeLimit {
            try rotate()
            state.file = try reopened(&state)
        }
        try state.file?.append(line)
    }

    /// The file at the path now; the one before is closed first, so that a failure leaves none half in use.
    private func reopened(_ state: inout State) throws(DecisionLogError) -> AppendedFile {
        state.file = nil
        return try AppendedFile(path: path)
    }

    /// Moves every file one number up; the oldest is overwritten.
    private func rotate() throws(DecisionLogError) {
        guard kept > 0 else {
            guard unlink(path) == 0 else { throw DecisionLogError(path: path, number: errno) }
            return
        }
        for number in stride(from: kept - 1, through: 0, by: -1) {
            let source = number == 0 ? path : "\(path).\(number)"
            guard rename(source, "\(path).\(number + 1)") == 0 || errno == ENOENT else {
                throw DecisionLogError(path: source, number: errno)
            }
        }
    }
}

/// Why a decision could not be written.
package struct DecisionLogError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file that was to be written, opened or moved.
    package let path: String
    /// The system's error number.
    package let number: Int32

    package var description: String { "`\(path)` cannot be written: \(String(cString: strerror(number)))" }
}
