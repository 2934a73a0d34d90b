/// The value of `If-Match` or `If-None-Match` (RFC 9110, section 13.1).
struct EntityTags {
    private let tags: [Substring]

    init(_ header: String?) {
        tags = (header ?? "").split(separator: ",").map { $0.trimming() }
    }

    /// Whether weakness is left aside, as reading does.
    func weaklyMatches(_ tag: String) -> Bool {
        tags.contains { $0 == "*" || $0 == tag || ($0.hasPrefix("W/") && $0.dropFirst(2) == tag) }
    }

    /// Whether the header is `*`, which any tag meets.
    var matchAny: Bool { tags == ["*"] }

    /// Whether the tag is among them as it stands: a weak one never is, nor what is no tag.
    func stronglyMatch(_ tag: String) -> Bool { tags.contains { $0 == tag } }
}
