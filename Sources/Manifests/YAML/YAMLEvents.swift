import CYAML

/// The one place that speaks to libyaml: its events, one after the other.
final class YAMLEvents {
    enum Event {
        case documentStart, documentEnd, streamEnd, mappingEnd, sequenceEnd, other
        case mappingStart(anchor: String?)
        case sequenceStart(anchor: String?)
        case alias(String)
        case scalar(Scalar)
    }

    struct Scalar {
        var bytes: UnsafeBufferPointer<UInt8>
        var style: Node.Style
        /// The tag after `!!`, where there is one (`str`, `int`, …).
        var tag: String?
        var anchor: String?
    }

    struct Failure: Error {
        var place: Int
        var detail: String
    }

    // INVARIANT: libyaml keeps this address as its reader's own, so it stays the same until `deinit`.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private var event = yaml_event_t()
    private var holdsEvent = false
    /// The character at which the last event began.
    private(set) var place = 0

    /// `bytes` are to live longer than this.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            return nil
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        if holdsEvent { yaml_event_delete(&event) }
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// The next event; the bytes of a scalar are valid until the next call.
    func next() throws(Failure) -> Event {
        if holdsEvent { yaml_event_delete(&event) }
        holdsEvent = yaml_parser_parse(parser, &event) == 1
        guard holdsEvent else { throw failure() }
        place = event.start_mark.index
        switch event.type {
        case YAML_DOCUMENT_START_EVENT: return .documentStart
        case YAML_DOCUMENT_END_EVENT: return .documentEnd
        case YAML_STREAM_END_EVENT: return .streamEnd
        case YAML_MAPPING_START_EVENT: return .mappingStart(anchor: text(event.data.mapping_start.anchor))
        case YAML_MAPPING_END_EVENT: return .mappingEnd
        case YAML_SEQUENCE_START_EVENT: return .sequenceStart(anchor: text(event.data.sequence_start.anchor))
        case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
        case YAML_ALIAS_EVENT: return .alias(text(event.data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT: return .scalar(scalar())
        default: return .other
        }
    }

    /// The character behind the last event.
    var end: Int { event.end_mark.index }

    /// Whether the last event begins a mapping or a list in brackets.
    var isFlow: Bool {
        switch event.type {
        case YAML_MAPPING_START_EVENT: event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
        case YAML_SEQUENCE_START_EVENT: event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
        default: false
        }
    }

    /// What stands around or before the last scalar: `'`, `"`, `|`; nil for a plain one.
    var quote: UInt8? {
        switch event.data.scalar.style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: UInt8(ascii: "'")
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: UInt8(ascii: "\"")
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: UInt8(ascii: "|")
        default: nil
        }
    }

    private func scalar() -> Scalar {
        let scalar = event.data.scalar
        let style: Node.Style =
            switch scalar.style {
            case YAML_PLAIN_SCALAR_STYLE: .plain
            case YAML_LITERAL_SCALAR_STYLE: .literal
            default: .quoted
            }
        return Scalar(
            bytes: UnsafeBufferPointer(start: scalar.value, count: scalar.length), style: style,
            tag: text(scalar.tag).map { tag in tag.hasPrefix("tag:yaml.org,2002:") ? String(tag.dropFirst(18)) : tag },
            anchor: text(scalar.anchor))
    }

    private func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(decodingCString: $0, as: UTF8.self) }
    }

    private func failure() -> Failure {
        let said = parser.pointee.problem.map { String(cString: $0) } ?? "the text cannot be read"
        // A reader's error has no mark of its own: what was read before it tells where it is.
        let mark = parser.pointee.error == YAML_READER_ERROR ? parser.pointee.mark : parser.pointee.problem_mark
        return Failure(place: mark.index, detail: "malformed YAML: \(said)\(Self.advice(for: said))")
    }

    private static func advice(for problem: String) -> String {
        switch problem {
        case "found character that cannot start any token":
            "; indent with spaces, and put a value that begins with `@`, `` ` ``, `%` or a tab in quotes"
        case "mapping values are not allowed in this context":
            "; put a value that contains `: ` in quotes, or mend the indentation"
        case "did not find expected key", "did not find expected '-' indicator",
            "did not find expected <document start>":
            "; mend the indentation"
        case "could not find expected ':'": "; a key needs `:` and a space"
        default: ""
        }
    }
}
