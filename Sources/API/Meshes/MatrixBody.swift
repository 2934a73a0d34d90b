import Engine
import HTTPServer
import Rendering
import Synchronization

/// The calls of a matrix as lines, made as the client takes them.
final class MatrixBody: BodySource {
    private struct State: Sendable {
        var next: MatrixPosition?
        var isFirst = true
        var rest: ArraySlice<UInt8> = []
    }

    private let matrix: Matrix
    private let filter: MatrixFilter
    private let media: MediaType
    private let state: Mutex<State>

    init(_ matrix: Matrix, _ filter: MatrixFilter, from start: MatrixPosition, as media: MediaType) {
        self.matrix = matrix
        self.filter = filter
        self.media = media
        state = Mutex(State(next: start))
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> BodyChunk {
        state.withLock { state in
            while state.rest.isEmpty {
                guard let start = state.next else { return .end }
                let page = matrix.page(filter, from: start, limit: 500)
                state.rest = Self.bytes(page.items, as: media, isFirst: state.isFirst)[...]
                state.isFirst = false
                state.next = page.next
            }
            let count = min(buffer.count, state.rest.count)
            buffer.copyBytes(from: state.rest.prefix(count))
            state.rest = state.rest.dropFirst(count)
            return .bytes(count)
        }
    }

    /// Some calls as lines of JSON, or as rows with the names of their columns before the first.
    static func bytes(_ cells: [MatrixCell], as media: MediaType, isFirst: Bool) -> [UInt8] {
        if media == .csv {
            var csv = CSVText()
            if isFirst { csv.row(CSVText.cellNames) }
            for cell in cells { csv.row(cell) }
            return csv.bytes
        }
        var text = JSONText(capacity: cells.count * 160)
        for cell in cells {
            cell.write(to: &text)
            text.endLine()
        }
        return text.bytes
    }
}
