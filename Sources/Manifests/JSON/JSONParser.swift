import CJSON
import Synchronization

/// The one place that speaks to simdjson.
enum JSONParser {
    /// How deep containers may stand in one another, in JSON and in YAML alike.
    static let depth = 200

    enum Failure: Error {
        case malformed, tooDeep, tooLarge
    }

    struct Parsed {
        var nodes: [Node]
        var own: [UInt8]
    }

    static func parse(_ text: UnsafeBufferPointer<UInt8>) throws(Failure) -> Parsed {
        guard let start = text.baseAddress, text.count > 0 else { throw .malformed }
        guard let parser = ParserPool.shared.take() else { throw .tooLarge }
        defer { ParserPool.shared.give(parser, after: text.count) }
        var count = 0
        switch cjson_parse(parser.pointer, start, text.count, depth, &count) {
        case CJSON_OK: return try take(parser, count)
        case CJSON_TOO_DEEP: throw .tooDeep
        case CJSON_TOO_LARGE: throw .tooLarge
        default: throw .malformed
        }
    }

    private static func take(_ parser: ParserPool.Parser, _ count: Int) throws(Failure) -> Parsed {
        var status = CJSON_OK
        var own: [UInt8] = []
        let nodes = [Node](unsafeUninitializedCapacity: count) { buffer, written in
            guard let start = buffer.baseAddress else { return }
            var unescaped: UnsafePointer<UInt8>?
            var length = 0
            status = start.withMemoryRebound(to: cjson_node.self, capacity: count) {
                cjson_take(parser.pointer, $0, &unescaped, &length)
            }
            guard status == CJSON_OK else { return }
            own = Array(UnsafeBufferPointer(start: unescaped, count: length))
            written = count
        }
        guard status == CJSON_OK else { throw .tooLarge }
        return Parsed(nodes: nodes, own: own)
    }
}

/// Parsers that rest between two texts, so that a small question allocates none.
private final class ParserPool: Sendable {
    // INVARIANT: whoever took a parser is the only one that uses it until it is given back.
    struct Parser: @unchecked Sendable {
        let pointer: OpaquePointer
    }

    static let shared = ParserPool()
    private let resting = Mutex<[Parser]>([])

    func take() -> Parser? {
        if let parser = resting.withLock({ $0.popLast() }) { return parser }
        return cjson_parser_create().map(Parser.init)
    }

    /// Of the parsers that grew with a large text few are kept, and of the largest none: a parser's memory is many
    /// times its text.
    func give(_ parser: Parser, after length: Int) {
        let isKept = resting.withLock { parsers in
            let isRoom = length <= 64 << 10 ? parsers.count < 64 : length <= 1 << 20 && parsers.count < 4
            if isRoom { parsers.append(parser) }
            return isRoom
        }
        if !isKept { cjson_parser_destroy(parser.pointer) }
    }
}
