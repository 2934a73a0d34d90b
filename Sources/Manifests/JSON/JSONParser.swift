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
        var result = cjson_result()
        switch cjson_parse(parser.pointer, start, text.count, depth, &result) {
        case CJSON_OK: break
        case CJSON_TOO_DEEP: throw .tooDeep
        case CJSON_TOO_LARGE: throw .tooLarge
        default: throw .malformed
        }
        return Parsed(
            nodes: UnsafeBufferPointer(start: result.nodes, count: result.node_count).map(Node.init),
            own: Array(UnsafeBufferPointer(start: result.unescaped, count: result.unescaped_count)))
    }
}

extension Node {
    init(_ node: cjson_node) {
        self.init(
            start: node.start, content: node.content, length: node.length, size: node.size,
            kind: Kind(rawValue: node.kind) ?? .null, isOwn: node.unescaped != 0)
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

    /// A parser that grew with a large text is not kept: its memory is many times the text.
    func give(_ parser: Parser, after length: Int) {
        let isKept = resting.withLock { parsers in
            guard length <= 1 << 20, parsers.count < 64 else { return false }
            parsers.append(parser)
            return true
        }
        if !isKept { cjson_parser_destroy(parser.pointer) }
    }
}
