/// A representation that the service gives.
package enum MediaType: String, Sendable, CaseIterable {
    case json = "application/json"
    case text = "text/plain"
    case markdown = "text/markdown"
    case mermaid = "text/vnd.mermaid"
    case jsonLines = "application/x-ndjson"
    case yaml = "application/yaml"
    case csv = "text/csv"
    case prometheus = "text/plain; version=0.0.4"
    case problem = "application/problem+json"

    /// The value of `Content-Type`.
    var header: String {
        switch self {
        case .json, .jsonLines, .yaml, .problem: rawValue
        case .text, .markdown, .mermaid, .csv, .prometheus: "\(rawValue); charset=utf-8"
        }
    }
}
