/// A value of a YAML text, and the bytes between which it stands.
struct YAMLMarks {
    struct Member {
        var name: String
        var key: YAMLMarks
        var value: YAMLMarks
    }

    enum Content {
        case scalar
        case alias
        case mapping([Member])
        case sequence([YAMLMarks])
    }

    var start: Int
    /// Behind the last byte; for a block, that of the last value in it.
    var end: Int
    /// `'` or `"` around a scalar, `|` before one; nil for a plain one, and for all else.
    var quote: UInt8?
    var isFlow = false
    var content: Content
}

extension YAMLMarks {
    /// The root of a text of one document; nil where it is not that.
    static func read(_ text: [UInt8]) -> YAMLMarks? {
        text.withUnsafeBufferPointer { bytes in
            guard let events = YAMLEvents(bytes) else { return nil }
            var reader = Reader(events: events, counter: ByteCounter(bytes))
            return try? reader.document()
        }
    }

    /// The value at a place, or nil.
    func value(at path: ArraySlice<String>) -> YAMLMarks? {
        guard let token = path.first else { return self }
        switch content {
        case .mapping(let members):
            return members.first { $0.name == token }?.value.value(at: path.dropFirst())
        case .sequence(let elements):
            guard let index = Int(token), elements.indices.contains(index) else { return nil }
            return elements[index].value(at: path.dropFirst())
        case .scalar, .alias: return nil
        }
    }

    private struct NoDocument: Error {}

    private struct Reader {
        let events: YAMLEvents
        var counter: ByteCounter

        mutating func document() throws -> YAMLMarks {
            while true {
                switch try events.next() {
                case .documentStart: return try value(try events.next())
                case .other: continue
                default: throw NoDocument()
                }
            }
        }

        private mutating func value(_ event: YAMLEvents.Event) throws -> YAMLMarks {
            let (start, end) = (counter.byte(at: events.place), counter.byte(at: events.end))
            switch event {
            case .scalar: return YAMLMarks(start: start, end: end, quote: events.quote, content: .scalar)
            case .alias: return YAMLMarks(start: start, end: end, content: .alias)
            case .sequenceStart:
                let isFlow = events.isFlow
                var elements: [YAMLMarks] = []
                while true {
                    let next = try events.next()
                    if case .sequenceEnd = next { break }
                    elements.append(try value(next))
                }
                let last = isFlow ? counter.byte(at: events.end) : elements.last?.end ?? end
                return YAMLMarks(start: start, end: last, isFlow: isFlow, content: .sequence(elements))
            case .mappingStart:
                let isFlow = events.isFlow
                var members: [Member] = []
                while true {
                    let next = try events.next()
                    if case .mappingEnd = next { break }
                    let name = try Self.name(next)
                    let key = try value(next)
                    members.append(Member(name: name, key: key, value: try value(try events.next())))
                }
                let last = isFlow ? counter.byte(at: events.end) : members.last?.value.end ?? end
                return YAMLMarks(start: start, end: last, isFlow: isFlow, content: .mapping(members))
            default: throw NoDocument()
            }
        }

        /// As the reader of manifests has it: whatever a key looks like, it is a string.
        private static func name(_ event: YAMLEvents.Event) throws -> String {
            guard case .scalar(let scalar) = event else { throw NoDocument() }
            let text = String(decoding: scalar.bytes, as: UTF8.self)
            guard scalar.style == .plain else { return text }
            switch YAMLScalar.kind(of: scalar.bytes) {
            case .true: return "true"
            case .false: return "false"
            case .integer: return Number.integer(scalar.bytes).map(String.init) ?? text
            default: return text
            }
        }
    }
}

/// Turns libyaml's characters into bytes, going forward.
private struct ByteCounter {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var byte = 0
    private var character = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// A place before the last one is counted from the beginning.
    mutating func byte(at place: Int) -> Int {
        if place < character { (byte, character) = (0, 0) }
        while character < place && byte < bytes.count {
            byte += 1
            while byte < bytes.count && bytes[byte] & 0xc0 == 0x80 { byte += 1 }
            character += 1
        }
        return byte
    }
}
