import API
import Glibc
import Model
import ScenarioStore

extension Command {
    /// `legible scenarios import FILE`.
    static let importScenarios = Command(
        "scenarios import", "stores what an export wrote; scenarios that are there stay as they are",
        options: Option.storage,
        operands: [
            Operand(name: "FILE", count: .one, help: "one JSON object a line; - is standard input", completion: .file)
        ],
        notes: ["Exit status: 2 where lines are broken; all others are stored."],
        example: "legible scenarios import scenarios.ndjson"
    ) { arguments, surroundings throws(Failure) in
        let path = arguments.operands.first ?? "-"
        let file = try surroundings.opened(path)
        defer { if file.number != surroundings.input { close(file.number) } }
        let store = try StoreLocation(arguments).open()
        defer { store.close() }
        var taken = ScenarioImport(into: store)
        var lines = LineReader(file)
        while let line = try lines.next(path) {
            do throws(StoreError) { try taken.add(line) } catch { throw .failed(error.description) }
        }
        do throws(StoreError) { try taken.keep() } catch { throw .failed(error.description) }
        for fault in taken.faults { surroundings.complain(fault.line(in: path)) }
        try surroundings.print("\(taken.counts.imported) imported, \(taken.counts.existing) there already\n")
        return taken.faults.isEmpty ? .yes : .inputFault
    }
}

/// The lines of a file, without holding the whole of it.
struct LineReader {
    private let file: Descriptor
    private var buffer: ArraySlice<UInt8> = []
    private var isAtEnd = false

    init(_ file: Descriptor) {
        self.file = file
    }

    /// The next line without its line feed; nil at the end.
    mutating func next(_ path: String) throws(Failure) -> ArraySlice<UInt8>? {
        var searched = buffer.startIndex
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { buffer = buffer[(end + 1)...] }
                return buffer[..<end]
            }
            if isAtEnd {
                defer { buffer = [] }
                return buffer.isEmpty ? nil : buffer
            }
            guard let piece = file.read() else {
                throw .failed("`\(path)` cannot be read: \(Surroundings.systemError)")
            }
            let rest = buffer.count
            isAtEnd = piece.isEmpty
            buffer = (Array(buffer) + piece)[...]
            searched = rest
        }
    }
}
