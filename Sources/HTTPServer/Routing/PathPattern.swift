/// A route's pattern, split into segments.
///
/// `{id}` takes one segment without a colon, and `{id}:verb` one that ends in that verb (Google AIP-136).
struct PathPattern: Sendable {
    enum Segment: Hashable, Sendable {
        case literal(String)
        case parameter(String)
        case parameterWithVerb(String, verb: [UInt8])
    }

    let segments: [Segment]

    init(_ pattern: String) {
        segments = pattern.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { part in
            guard part.first == "{", let brace = part.firstIndex(of: "}") else { return .literal(String(part)) }
            let name = String(part[part.index(after: part.startIndex)..<brace])
            let rest = part[part.index(after: brace)...]
            return rest.isEmpty ? .parameter(name) : .parameterWithVerb(name, verb: Array(rest.utf8))
        }
    }

    /// Whether it has no braces.
    var isLiteral: Bool {
        segments.allSatisfy { if case .literal = $0 { true } else { false } }
    }

    /// The parameters when the raw segments of a path match; nil when they do not.
    func match(_ parts: [ArraySlice<UInt8>]) -> PathParameters? {
        guard parts.count == segments.count else { return nil }
        var items: [QueryItem] = []
        for (segment, part) in zip(segments, parts) {
            switch segment {
            case .literal(let text):
                guard PercentDecoding.decode(part) == text else { return nil }
            case .parameter(let name):
                guard !part.isEmpty, !part.contains(UInt8(ascii: ":")), let value = PercentDecoding.decode(part) else {
                    return nil
                }
                items.append(QueryItem(name, value))
            case .parameterWithVerb(let name, let verb):
                let stem = part.dropLast(verb.count)
                guard part.count > verb.count, part.suffix(verb.count).elementsEqual(verb),
                    !stem.contains(UInt8(ascii: ":")), let value = PercentDecoding.decode(stem)
                else { return nil }
                items.append(QueryItem(name, value))
            }
        }
        return PathParameters(items)
    }
}
