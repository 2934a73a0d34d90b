import Foundation
import Testing

/// The real server in a process of its own, on a free port of loopback.
final class RunningServer {
    let process: Process
    let port: Int
    private let output: Pipe
    private let errors: URL

    /// Returns once it says that it listens.
    init(_ directory: URL, _ options: [String] = []) throws {
        process = Process()
        output = Pipe()
        errors = directory.appendingPathComponent("log-\(UUID().uuidString)")
        try Data().write(to: errors)
        process.executableURL = Program.url
        process.arguments =
            ["serve", "--bind", "127.0.0.1:0", "--data-dir", directory.appendingPathComponent("data").path] + options
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        var line = Data()
        while line.last != UInt8(ascii: "\n") {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            line += more
        }
        let text = String(decoding: line, as: UTF8.self)
        let prefix = "listening on http://127.0.0.1:"
        let complaint = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
        try #require(text.hasPrefix(prefix), "\(text)\(complaint)")
        port = try #require(Int(text.dropFirst(prefix.count).dropLast()))
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    func connect() throws -> Connection { try Connection(port: port) }

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// The exit status; negative for a signal.
    func wait() -> Int32 {
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal ? -process.terminationStatus : process.terminationStatus
    }

    /// SIGTERM, and the exit status.
    func stop() -> Int32 {
        signal(SIGTERM)
        return wait()
    }

    var log: String {
        get throws { String(decoding: try Data(contentsOf: errors), as: UTF8.self) }
    }

    /// What it wrote to standard output behind its first line; to be asked once it ended.
    var restOfOutput: String { String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) }
}

/// The program, which is built into the directory of the tests.
enum Program {
    static let url = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appendingPathComponent("legible")

    struct Ran {
        var status: Int32
        var output: String
        var errors: String
    }

    static func run(_ words: [String], input: String = "") throws -> Ran {
        let process = Process()
        process.executableURL = url
        process.arguments = words
        let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
        process.standardInput = stdin
        process.standardOutput = stdout
        process.standardError = stderr
        try process.run()
        try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let output = String(decoding: stdout.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let errors = String(decoding: stderr.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Ran(status: process.terminationStatus, output: output, errors: errors)
    }
}
