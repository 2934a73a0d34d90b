/// A line and a column of a text, both from 1, the column in characters.
struct Position: Equatable {
    var line: Int
    var column: Int
}

/// Counts the lines and columns of a text from its beginning, as far as it is asked.
///
/// Used only for faults, which come in the order of the text, so that many of them walk the text once.
struct PositionCounter {
    private let places: Document.Places
    private var index: Int
    private var place: Int
    private var position = Position(line: 1, column: 1)
    /// How far the text stands below and to the right of the beginning of the text around it.
    private let offset: (lines: Int, columns: Int)

    init(_ document: Document) {
        places = document.places
        offset = document.offsetInOuterText()
        index = document.text.starts(with: ByteOrderMark.bytes) ? ByteOrderMark.bytes.count : 0
        place = places == .bytes ? index : 0
    }

    /// Where a byte or character of the text stands; places have to be asked in their order.
    mutating func position(of wanted: Int, in text: [UInt8]) -> Position {
        text.withUnsafeBufferPointer { text in
            while place < wanted && index < text.count { step(text) }
        }
        return Position(line: position.line + offset.lines, column: position.column + offset.columns)
    }

    private mutating func step(_ text: UnsafeBufferPointer<UInt8>) {
        let byte = text[index]
        let isReturnOfPair = byte == 0x0d && index + 1 < text.count && text[index + 1] == 0x0a
        index += 1
        while index < text.count && text[index] & 0xc0 == 0x80 { index += 1 }
        place = places == .bytes ? index : place + 1
        if byte == 0x0a || (byte == 0x0d && !isReturnOfPair) {
            position = Position(line: position.line + 1, column: 1)
        } else {
            position.column += 1
        }
    }
}

/// The three bytes that some editors put before UTF-8.
enum ByteOrderMark {
    static let bytes: [UInt8] = [0xef, 0xbb, 0xbf]
}

extension Document {
    func position(_ node: Int) -> Position {
        var counter = PositionCounter(self)
        return counter.position(of: Int(nodes[node].start), in: text)
    }

    /// Where a text inside a literal block stands in the outer text.
    ///
    /// A literal block keeps its lines, so they can be found again outside. In every other scalar they cannot, and lines
    /// and columns count within the scalar's own text.
    fileprivate func offsetInOuterText() -> (lines: Int, columns: Int) {
        guard let outer, outer.document.nodes[outer.node].style == .literal else { return (0, 0) }
        let around = outer.document.offsetInOuterText()
        let header = outer.document.position(outer.node)
        let indent = outer.document.indentation(ofLiteral: outer.node, header: header.line - around.lines)
        return (header.line, around.columns + indent)
    }

    /// How far the lines of a literal block stand to the right: seen at its first line that is not blank.
    private func indentation(ofLiteral node: Int, header: Int) -> Int {
        let isBlank: (ArraySlice<UInt8>) -> Bool = { $0.allSatisfy { $0 == 0x20 || $0 == 0x0d } }
        let spaces: (ArraySlice<UInt8>) -> Int = { $0.prefix { $0 == 0x20 }.count }
        let lines = text.split(separator: 0x0a, omittingEmptySubsequences: false)
        let content = withBytes(node) { Array($0) }.split(separator: 0x0a, omittingEmptySubsequences: false)
        guard
            let outside = lines.dropFirst(header).first(where: { !isBlank($0) }),
            let inside = content.first(where: { !isBlank($0) })
        else { return 0 }
        return max(0, spaces(outside) - spaces(inside))
    }
}
