extension Document {
    /// The text of one object of a YAML text, by itself: with the comments in it, and without the indentation of the
    /// list that it stands in. nil where its lines are not its own, and where the text is JSON.
    ///
    /// Found by lines, so whoever asks has to read it again and to compare.
    func source(of node: Int) -> [UInt8]? {
        guard places == .characters else { return nil }
        let start = byte(ofCharacter: Int(nodes[node].start))
        let line = text[..<start].lastIndex(of: 0x0a).map { $0 + 1 } ?? firstByte
        let before = text[line..<start]
        if root(of: node)?.node == node {
            return before.allSatisfy { $0 == 0x20 } ? wholeDocument(around: line) : nil
        }
        let marker = before.drop { $0 == 0x20 }
        guard marker.first == UInt8(ascii: "-"), marker.dropFirst().allSatisfy({ $0 == 0x20 }) else { return nil }
        return item(from: start, indent: start - line)
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
    private func wholeDocument(around line: Int) -> [UInt8] {
        var first = line
        while first > firstByte {
            let above = text[..<(first - 1)].lastIndex(of: 0x0a).map { $0 + 1 } ?? firstByte
            if isMarker(above) { break }
            first = above
        }
        var end = line
        while end < text.count && !isMarker(end) { end = nextLine(end) }
        return closed(Array(text[first..<end]))
    }

    private func isMarker(_ line: Int) -> Bool {
        text[line...].starts(with: "---".utf8) || text[line...].starts(with: "...".utf8)
            || text[line] == UInt8(ascii: "%")
    }

    /// Lines as far as they stand at least as far to the right as the first value, or are blank.
    private func item(from start: Int, indent: Int) -> [UInt8] {
        var line = nextLine(start)
        var result = Array(text[start..<line])
        while line < text.count {
            let next = nextLine(line)
            let spaces = text[line..<next].prefix { $0 == 0x20 }.count
            let isBlank = text[line..<next].allSatisfy { $0 == 0x20 || $0 == 0x0a || $0 == 0x0d }
            guard spaces >= indent || isBlank else { break }
            result += text[(line + min(spaces, indent))..<next]
            line = next
        }
        return closed(result)
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
