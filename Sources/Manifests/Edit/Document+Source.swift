extension Document {
    /// The text of one object of a YAML text, by itself: with the comments in it, and without the indentation of the
    /// list that it stands in. nil where its lines are not its own, and where the text is JSON.
    ///
    /// Found by lines, so whoever asks has to read it again and to compare.
    func source(of node: Int) -> [UInt8]? {
        guard let lines = lines(of: node) else { return nil }
        return closed(root(of: node)?.node == node ? Array(text[lines]) : withoutIndentation(lines))
    }

    /// The bytes of one object of a YAML text, to the end of its last line; nil as above.
    func lines(of node: Int) -> Range<Int>? {
        guard places == .characters else { return nil }
        let start = byte(ofCharacter: Int(nodes[node].start))
        let line = lineStart(before: start)
        let before = text[line..<start]
        if root(of: node)?.node == node {
            return before.allSatisfy { $0 == 0x20 } ? wholeDocument(around: line) : nil
        }
        let marker = before.drop { $0 == 0x20 }
        guard marker.first == UInt8(ascii: "-"), marker.dropFirst().allSatisfy({ $0 == 0x20 }) else { return nil }
        let last = nodes[node..<next(node)].reduce(0) { max($0, Int($1.start)) }
        return item(from: start, indent: start - line, last: byte(ofCharacter: last))
    }

    private func lineStart(before byte: Int) -> Int {
        text[..<byte].lastIndex(of: 0x0a).map { $0 + 1 } ?? firstByte
    }

    private var firstByte: Int { text.starts(with: ByteOrderMark.bytes) ? ByteOrderMark.bytes.count : 0 }

    private func byte(ofCharacter wanted: Int) -> Int {
        var (byte, character) = (firstByte, 0)
        text.withUnsafeBufferPointer { bytes in
            while character < wanted && byte < bytes.count {
                byte += 1
                while byte < bytes.count && bytes[byte] & 0xc0 == 0x80 { byte += 1 }
                character += 1
            }
        }
        return byte
    }

    /// From behind the `---` above to the one below.
    private func wholeDocument(around line: Int) -> Range<Int> {
        var first = line
        while first > firstByte {
            let above = lineStart(before: first - 1)
            if isMarker(above) { break }
            first = above
        }
        var end = line
        while end < text.count && !isMarker(end) { end = nextLine(end) }
        return first..<end
    }

    private func isMarker(_ line: Int) -> Bool {
        text[line...].starts(with: "---".utf8) || text[line...].starts(with: "...".utf8)
            || text[line] == UInt8(ascii: "%")
    }

    /// Lines as far as they stand at least as far to the right as the first value, or are blank, or stand above the last
    /// value, as comments may.
    private func item(from start: Int, indent: Int, last: Int) -> Range<Int> {
        var line = nextLine(start)
        while line < text.count {
            let next = nextLine(line)
            let spaces = text[line..<next].prefix { $0 == 0x20 }.count
            let isBlank = text[line..<next].allSatisfy { $0 == 0x20 || $0 == 0x0a || $0 == 0x0d }
            guard spaces >= indent || isBlank || line <= last else { break }
            line = next
        }
        return start..<line
    }

    /// The lines of an item, as far to the left as its first value is then.
    private func withoutIndentation(_ lines: Range<Int>) -> [UInt8] {
        let indent = lines.lowerBound - lineStart(before: lines.lowerBound)
        var line = nextLine(lines.lowerBound)
        var result = Array(text[lines.lowerBound..<line])
        while line < lines.upperBound {
            let next = nextLine(line)
            let spaces = text[line..<next].prefix { $0 == 0x20 }.count
            result += text[(line + min(spaces, indent))..<next]
            line = next
        }
        return result
    }

    private func nextLine(_ byte: Int) -> Int { text[byte...].firstIndex(of: 0x0a).map { $0 + 1 } ?? text.count }

    /// Without blank lines at its end, and with the end of its last line.
    private func closed(_ source: [UInt8]) -> [UInt8] {
        let usesReturns = source.contains(0x0d)
        var result = source
        while let last = result.last, last == 0x0a || last == 0x0d || last == 0x20 { result.removeLast() }
        return result + Array((usesReturns ? "\r\n" : "\n").utf8)
    }
}
