import Model

/// What a reader of text gives: the document as far as it could be read, and what is malformed in it.
struct TextReading {
    var document: Document
    var faults: [Fault]
}

/// JSON text into a document: one value, or several behind one another.
enum JSONReader {
    static func readOne(_ text: [UInt8], outer: Document.Outer? = nil) -> TextReading {
        var builder = Builder(text: text, outer: outer)
        text.withUnsafeBufferPointer { bytes in
            builder.read(bytes, from: builder.afterMark..<bytes.count, number: outer == nil ? 0 : 1)
        }
        return builder.finish()
    }

    /// Every value is a document of its own; after a malformed one, reading goes on with the next line.
    static func readAll(_ text: [UInt8], outer: Document.Outer? = nil) -> TextReading {
        var builder = Builder(text: text, outer: outer)
        text.withUnsafeBufferPointer { bytes in
            var number = 0
            var scanner = JSONScanner(bytes, from: builder.afterMark)
            scanner.skipSpace()
            while scanner.place < bytes.count {
                number += 1
                let start = scanner.place
                scanner.skipValue()
                builder.read(bytes, from: start..<scanner.place, number: number)
                scanner.skipSpace()
            }
        }
        return builder.finish()
    }

    private struct Builder {
        let text: [UInt8]
        let outer: Document.Outer?
        var nodes: [Node] = []
        var own: [UInt8] = []
        var roots: [Document.Root] = []
        var malformed: [Document.Malformed] = []

        init(text: [UInt8], outer: Document.Outer?) {
            self.text = text
            self.outer = outer
        }

        var afterMark: Int { text.starts(with: ByteOrderMark.bytes) ? ByteOrderMark.bytes.count : 0 }

        mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, from range: Range<Int>, number: Int) {
            do {
                let parsed = try JSONParser.parse(UnsafeBufferPointer(rebasing: bytes[range]))
                append(parsed, at: range.lowerBound, number: number)
            } catch {
                malformed.append(describe(error, bytes, range, number: number))
            }
        }

        private mutating func append(_ parsed: JSONParser.Parsed, at offset: Int, number: Int) {
            roots.append(Document.Root(node: nodes.count, number: number))
            guard offset > 0 || !nodes.isEmpty else {
                (nodes, own) = (parsed.nodes, parsed.own)
                return
            }
            let (start, ownStart) = (UInt32(offset), UInt32(own.count))
            for var node in parsed.nodes {
                node.start += start
                if !node.kind.isContainer { node.content += node.isOwn ? ownStart : start }
                nodes.append(node)
            }
            own += parsed.own
        }

        private func describe(
            _ failure: JSONParser.Failure, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, number: Int
        ) -> Document.Malformed {
            func malformed(_ place: Int, _ detail: String) -> Document.Malformed {
                Document.Malformed(
                    place: place, number: number, kind: failure == .tooDeep ? .tooDeep : .malformed, detail: detail)
            }
            if failure == .tooLarge { return malformed(range.lowerBound, "the text is too large to be read") }
            var scanner = JSONScanner(UnsafeBufferPointer(rebasing: bytes[..<range.upperBound]), from: range.lowerBound)
            do {
                try scanner.value()
            } catch {
                return malformed(error.place, "malformed JSON: \(error.detail)")
            }
            scanner.skipSpace()
            return scanner.place < range.upperBound
                ? malformed(scanner.place, "malformed JSON: more text after the end of the value")
                : malformed(range.lowerBound, "malformed JSON: a number in this value is too large to be read")
        }

        func finish() -> TextReading {
            let document = Document(
                text: text, nodes: nodes, own: own, roots: roots, places: .bytes, outer: outer)
            return TextReading(document: document, faults: document.faults(malformed))
        }
    }
}

extension JSONScanner {
    /// Passes one value by its brackets alone, or one line where there are none; simdjson reads what is inside.
    mutating func skipValue() {
        let isOpening = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
        guard isOpening && !skipsByLine else { return skipLine() }
        let start = place
        var depth = 0
        while let byte {
            place += 1
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return }
            case UInt8(ascii: "\""): skipString()
            default: break
            }
        }
        // What is never closed would be looked for again from every line that follows.
        skipsByLine = true
        place = start
        skipLine()
    }

    /// Passes the rest of a string whose opening quote has been passed.
    mutating func skipString() {
        while let byte, byte != UInt8(ascii: "\"") { place += byte == UInt8(ascii: "\\") ? 2 : 1 }
        place = min(place + 1, text.count)
    }

    private mutating func skipLine() {
        while let byte, byte != 0x0a { place += 1 }
    }
}

extension JSONReader {
    /// One value, or several where the text goes on behind the first.
    static func readOneOrMore(_ text: [UInt8], outer: Document.Outer? = nil) -> TextReading {
        let one = readOne(text, outer: outer)
        guard !one.faults.isEmpty else { return one }
        let goesOn = text.withUnsafeBufferPointer { bytes in
            var scanner = JSONScanner(bytes, from: bytes.starts(with: ByteOrderMark.bytes) ? 3 : 0)
            scanner.skipSpace()
            scanner.skipValue()
            scanner.skipSpace()
            return scanner.byte == UInt8(ascii: "{")
        }
        return goesOn ? readAll(text, outer: outer) : one
    }
}
