/// What a command meets outside.
///
/// The same commands run in a process of their own and inside a test.
package struct Surroundings: Sendable {
    /// By name.
    package var environment: [String: String]
    /// A descriptor to read standard input from.
    package var input: Int32
    package var output: any Sink
    package var errors: any Sink
    /// Whether a person looks at the output.
    package var isTerminal: Bool
    /// Whether a person looks at the errors, and may be told what takes long.
    package var showsProgress: Bool

    /// Surroundings from their parts.
    ///
    /// Tests give their own.
    package init(
        environment: [String: String] = [:], input: Int32 = 0, output: any Sink, errors: any Sink,
        isTerminal: Bool = false, showsProgress: Bool = false
    ) {
        self.environment = environment
        self.input = input
        self.output = output
        self.errors = errors
        self.isTerminal = isTerminal
        self.showsProgress = showsProgress
    }

    func print(_ text: String) throws(Failure) { try print(Array(text.utf8)) }

    func print(_ bytes: [UInt8]) throws(Failure) {
        guard output.write(bytes) else { throw .failed("standard output cannot be written") }
    }

    /// A line for whoever has to do something; that it cannot be written is nothing to be told of anybody.
    func complain(_ line: String) { _ = errors.write(Array((line + "\n").utf8)) }
}

/// Where bytes go.
///
/// A descriptor of the system, or a test's memory.
package protocol Sink: Sendable {
    /// Writes all of them, or gives false.
    ///
    /// What a failure means is the caller's to say.
    func write(_ bytes: [UInt8]) -> Bool
}
