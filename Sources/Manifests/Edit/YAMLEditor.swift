/// Changes a YAML text by the places where its values stand: all that no operation names stays byte for byte.
struct YAMLEditor {
    private(set) var text: [UInt8]
    /// How the text ends its lines.
    let lineEnd: String

    /// - Parameter text: one document, with a line end behind its last line.
    init(_ text: [UInt8]) {
        self.text = text
        lineEnd = text.contains(0x0d) ? "\r\n" : "\n"
    }

    /// The text after all operations; nil where one of them cannot be done in place.
    static func edit(_ text: [UInt8], _ operations: [TreeOperation]) -> [UInt8]? {
        var editor = YAMLEditor(text)
        for operation in operations {
            guard let root = YAMLMarks.read(editor.text), editor.apply(operation, root) else { return nil }
        }
        return editor.text
    }

    /// false, with nothing changed, where it cannot be done in place.
    private mutating func apply(_ operation: TreeOperation, _ root: YAMLMarks) -> Bool {
        switch operation {
        case .replace(let pointer, let value):
            guard let place = Place(pointer, root), let old = root.value(at: pointer.tokens[...]) else { return false }
            return replace(old, place, by: value)
        case .add(let pointer, let value):
            guard let token = pointer.tokens.last, let parent = root.value(at: pointer.tokens.dropLast()[...]) else {
                return false
            }
            return add(value, named: token, to: parent)
        case .remove(let pointer):
            guard let place = Place(pointer, root) else { return false }
            return remove(place, from: root, pointer)
        }
    }

    /// A value of a mapping or a list, by its position there.
    struct Place {
        let parent: YAMLMarks
        let index: Int

        init?(_ pointer: JSONPointer, _ root: YAMLMarks) {
            guard let token = pointer.tokens.last, let parent = root.value(at: pointer.tokens.dropLast()[...]) else {
                return nil
            }
            self.parent = parent
            switch parent.content {
            case .mapping(let members):
                guard let place = members.firstIndex(where: { $0.name == token }) else { return nil }
                index = place
            case .sequence(let elements):
                guard let place = Int(token), elements.indices.contains(place) else { return nil }
                index = place
            case .scalar, .alias: return nil
            }
        }
    }

    mutating func splice(_ range: Range<Int>, _ replacement: String) -> Bool {
        text.replaceSubrange(range, with: replacement.utf8)
        return true
    }
}

// MARK: Lines

extension YAMLEditor {
    /// Where the line that holds a byte begins.
    func lineStart(_ byte: Int) -> Int {
        text[..<byte].lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
    }

    /// Where the line behind a value begins; a block scalar ends there itself.
    func nextLine(after end: Int) -> Int {
        if end > 0 && text[end - 1] == 0x0a { return end }
        return text[end...].firstIndex(of: 0x0a).map { $0 + 1 } ?? text.count
    }

    func column(_ byte: Int) -> Int { byte - lineStart(byte) }

    /// Whether nothing but spaces stands before a byte in its line.
    func isFirst(_ byte: Int) -> Bool {
        text[lineStart(byte)..<byte].allSatisfy { $0 == 0x20 }
    }

    /// The lines of a text, each but the first of them indented, and those of an empty text as they are.
    func indented(_ block: String, by columns: Int) -> String {
        let margin = String(repeating: " ", count: columns)
        return block.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : margin + $0 }
            .joined(separator: lineEnd)
    }
}
