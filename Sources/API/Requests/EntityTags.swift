import Engine
import HTTPServer

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

    /// The one tag that has to hold, without its quotes; nil where any does.
    ///
    /// - Throws: 400 for what is no strong tag.
    func required() throws(Problem) -> String? {
        guard let first = tags.first, first != "*" else { return nil }
        guard tags.count == 1, first.count >= 2, first.first == "\"", first.last == "\"" else {
            throw Problem(
                status: 400, detail: "`If-Match` takes one entity tag in quotes, or `*`", code: .invalidParameter)
        }
        return String(first.dropFirst().dropLast())
    }
}
