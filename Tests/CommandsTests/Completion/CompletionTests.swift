import Foundation
import Testing

@testable import Commands

@Suite("Completion scripts")
struct CompletionTests {
    /// With `LEGIBLE_RECORD` set the golden file is written again, and the test fails so that nobody forgets to look.
    @Test("A script is what was reviewed", arguments: ["bash", "zsh", "fish"])
    func golden(_ shell: String) throws {
        let script = try Ran("completion", shell).output
        let file = Repository.root.appendingPathComponent("Tests/CommandsTests/Golden/completion.\(shell)")
        if ProcessInfo.processInfo.environment["LEGIBLE_RECORD"] != nil {
            try Data(script.utf8).write(to: file)
            Issue.record("\(file.lastPathComponent) was recorded")
        }
        let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(script == golden, "run the tests with LEGIBLE_RECORD=1 and look at what changed")
    }

    @Test(
        "bash completes commands, members of a group, options and their values",
        arguments: [
            ("legible se", "serve"), ("legible scenarios exp", "export"),
            ("legible serve --allow", "--allow-anonymous"),
            ("legible serve --log-level q", "quiet"), ("legible evaluate -o me", "mermaid"),
            ("legible completion z", "zsh"),
            ("legible evaluate --output me", "mermaid"), ("legible nonsense x", ""),
        ])
    func bash(_ line: String, _ expected: String) throws {
        let words = line.split(separator: " ").map(String.init)
        let script =
            try Ran("completion", "bash").output
            + "COMP_WORDS=(\(words.joined(separator: " ")))\nCOMP_CWORD=\(words.count - 1)\n_legible\n"
            + "printf '%s' \"${COMPREPLY[*]}\"\n"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-u", "-c", script]
        // Files of the working directory would be offered beside words.
        let directory = try Directory()
        process.currentDirectoryURL = directory.url
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(printed == expected)
        #expect(complaint.isEmpty)
    }
}
