package import Model

/// Reads a large text of JSON a few objects at a time: its bytes, the values in them and what those become are then never in
/// memory all at once.
package enum PiecewiseReading {
    /// From how many bytes on that is worth its time: which objects stand where has to be looked for first.
    package static let worthwhile = 8 << 20
    private static let pieceSize = 2 << 20

    /// The objects of one List, or of several values behind one another.
    ///
    /// - Returns: nil where the text has to be read as a whole: anything is wrong with it, and only that says where.
    package static func objects(_ text: [UInt8]) -> Objects? { objects(text, pieceSize: pieceSize) }

    static func objects(_ text: [UInt8], pieceSize: Int) -> Objects? {
        guard let values = text.withUnsafeBufferPointer({ JSONPieces.values($0, pieceSize: pieceSize) }) else {
            return nil
        }
        var objects: ObjectsDecoder?
        for value in values {
            for piece in value.pieces {
                let reading = JSONReader.readOne(value.text(piece, of: text))
                var decoder = Decoder(reading.document)
                decoder.add(reading.faults)
                decoder.checkKeys()
                if objects == nil { objects = ObjectsDecoder(decoder) } else { objects?.goOn(with: decoder) }
                objects?.readRoots()
                guard objects?.decoder.faults().isEmpty == true else { return nil }
            }
        }
        return objects?.objects.comparingCertificates()
    }
}

/// Where the values of a text stand, and in a List the objects of some pieces.
private struct JSONPieces {
    /// What comes before the objects, and behind them.
    var head: Range<Int>
    var tail: Range<Int>
    /// Objects with what is between them; an empty one for a value that is no List.
    var pieces: [Range<Int>]

    func text(_ piece: Range<Int>, of text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(head.count + piece.count + tail.count)
        result += text[head]
        result += text[piece]
        result += text[tail]
        return result
    }

    static func values(_ text: UnsafeBufferPointer<UInt8>, pieceSize: Int) -> [JSONPieces]? {
        var scanner = JSONScanner(text, from: text.starts(with: ByteOrderMark.bytes) ? ByteOrderMark.bytes.count : 0)
        var result: [JSONPieces] = []
        scanner.skipSpace()
        while scanner.byte != nil {
            guard let value = scanner.pieces(size: pieceSize) else { return nil }
            result.append(value)
            scanner.skipSpace()
        }
        return result.isEmpty ? nil : result
    }
}

extension JSONScanner {
    /// One object, with those of its `items`.
    fileprivate mutating func pieces(size: Int) -> JSONPieces? {
        let start = place
        guard take("{") else { return nil }
        var pieces: [Range<Int>] = []
        var items: Range<Int>?
        skipSpace()
        while byte != UInt8(ascii: "}") {
            let key = place
            guard take("\"") else { return nil }
            skipString()
            let isItems = UnsafeBufferPointer(rebasing: text[key..<place]).isSame(
                as: (#""items""# as StaticString).bytes)
            skipSpace()
            guard take(":") else { return nil }
            skipSpace()
            if isItems, byte == UInt8(ascii: "[") {
                guard items == nil, let found = elements(size: size) else { return nil }
                pieces = found
                items = (found.first?.lowerBound ?? place - 1)..<(found.last?.upperBound ?? place - 1)
            } else if !skipMember() {
                return nil
            }
            skipSpace()
            if byte == UInt8(ascii: ",") { place += 1 } else if byte != UInt8(ascii: "}") { return nil }
            skipSpace()
        }
        place += 1
        guard let items, !pieces.isEmpty else {
            return JSONPieces(head: start..<place, tail: place..<place, pieces: [place..<place])
        }
        return JSONPieces(head: start..<items.lowerBound, tail: items.upperBound..<place, pieces: pieces)
    }

    /// The elements of an array of objects, some in each range, without the commas between two ranges.
    private mutating func elements(size: Int) -> [Range<Int>]? {
        place += 1
        skipSpace()
        var result: [Range<Int>] = []
        var start = place
        var end = place
        while byte != UInt8(ascii: "]") {
            guard byte == UInt8(ascii: "{") else { return nil }
            if end - start >= size {
                result.append(start..<end)
                start = place
            }
            skipValue()
            if skipsByLine { return nil }
            end = place
            skipSpace()
            if byte == UInt8(ascii: ",") {
                place += 1
                skipSpace()
                if byte == UInt8(ascii: "]") { return nil }
            } else if byte != UInt8(ascii: "]") {
                return nil
            }
        }
        if end > start { result.append(start..<end) }
        place += 1
        return result
    }

    /// Passes a member's value, whatever it is.
    private mutating func skipMember() -> Bool {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            skipValue()
            return !skipsByLine
        case UInt8(ascii: "\""):
            place += 1
            skipString()
            return true
        default:
            let start = place
            while let byte, ![UInt8(ascii: ","), UInt8(ascii: "}"), 0x20, 0x0a, 0x0d, 0x09].contains(byte) {
                place += 1
            }
            return place > start
        }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard byte == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }
}
