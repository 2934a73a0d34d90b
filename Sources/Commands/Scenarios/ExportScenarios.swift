import Glibc
import ScenarioStore

extension Command {
    /// `legible scenarios export [FILE]`.
    static let exportScenarios = Command(
        "scenarios export", "writes stored scenarios, one JSON object a line, oldest first",
        options: Option.storage + Option.filters,
        operands: [
            Operand(
                name: "FILE", count: .optional, help: "where to write; - or none is standard output", completion: .file)
        ],
        notes: ["It is safe while a server uses the store. A file is there once it is whole, or not at all."],
        example: "legible scenarios export scenarios.ndjson"
    ) { arguments, surroundings throws(Failure) in
        let filter = try arguments.scenarioFilter()
        let store = try StoreLocation(arguments).openExisting()
        defer { store.close() }
        var cursor = try asking { () throws(StoreError) in try store.export(filter) }
        let path = arguments.operands.first ?? "-"
        if path == "-" {
            try write(&cursor, to: surroundings.output, named: "standard output")
        } else {
            try write(&cursor, toFile: path)
        }
        return .yes
    }

    private static func write(_ cursor: inout ExportCursor, to sink: any Sink, named name: String) throws(Failure) {
        var text: [UInt8] = []
        while true {
            var scenario: StoredScenario?
            do throws(StoreError) { scenario = try cursor.next() } catch { throw .failed(error.description) }
            if let scenario { text += scenario.body + [UInt8(ascii: "\n")] }
            if scenario != nil && text.count < 1 << 16 { continue }
            guard sink.write(text) else { throw .failed("\(name) cannot be written: \(Surroundings.systemError)") }
            if scenario == nil { return }
            text.removeAll(keepingCapacity: true)
        }
    }

    private static func write(_ cursor: inout ExportCursor, toFile path: String) throws(Failure) {
        let unfinished = path + ".unfinished"
        let number = open(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        guard number >= 0 else { throw .failed("`\(unfinished)` cannot be written: \(Surroundings.systemError)") }
        var isFinished = false
        defer {
            close(number)
            if !isFinished { unlink(unfinished) }
        }
        try write(&cursor, to: Descriptor(number: number), named: "`\(unfinished)`")
        guard fsync(number) == 0, rename(unfinished, path) == 0 else {
            throw .failed("`\(path)` cannot be written: \(Surroundings.systemError)")
        }
        isFinished = true
    }
}
