import Foundation
import Testing

/// A table as the specification has it: each row has a name, and under each column what is expected there.
struct TextTable: Sendable {
    struct Cell: Sendable, CustomTestStringConvertible {
        var row: String
        var column: String
        var expected: String

        var testDescription: String { "\(row) | \(column)" }
    }

    var cells: [Cell] = []

    /// Columns stand between `|`; the first line names them.
    init(_ text: String) {
        let lines = text.split(separator: "\n").map { line in
            line.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
        }
        guard let columns = lines.first else { return }
        for line in lines.dropFirst() {
            precondition(line.count == columns.count, "a row with \(line.count) columns: \(line[0])")
            for (column, expected) in zip(columns, line).dropFirst() {
                cells.append(Cell(row: line[0], column: column, expected: expected))
            }
        }
    }
}
