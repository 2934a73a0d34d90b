import Commands
import Foundation

/// A command that ran inside the test, with what it wrote.
struct Ran {
    let status: ExitStatus
    let output: String
    let errors: String

    init(
        _ words: [String], input: String = "", environment: [String: String] = [:], isTerminal: Bool = false
    ) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Data(input.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let handle = try FileHandle(forReadingFrom: file)
        let (output, errors) = (MemorySink(), MemorySink())
        status = Legible.run(
            words,
            in: Surroundings(
                environment: environment, input: handle.fileDescriptor, output: output, errors: errors,
                isTerminal: isTerminal))
        try handle.close()
        (self.output, self.errors) = (output.text, errors.text)
    }

    init(_ words: String..., input: String = "", environment: [String: String] = [:]) throws {
        try self.init(words, input: input, environment: environment)
    }
}
