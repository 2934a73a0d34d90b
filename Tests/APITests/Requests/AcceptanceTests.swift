import Testing

@testable import API

struct AcceptanceTests {
    static let offers: [MediaType] = [.json, .text, .mermaid]

    static let choices: [(header: String?, chosen: MediaType?)] = [
        (nil, .json), ("", .json), ("*/*", .json), ("text/*", .text), ("text/plain", .text),
        ("TEXT/Plain; charset=utf-8", .text), ("text/vnd.mermaid", .mermaid), ("image/png", nil),
        ("image/png, */*;q=0.1", .json), ("application/json;q=0.5, text/plain", .text),
        ("text/plain;q=0.5, text/vnd.mermaid;q=0.9", .mermaid), ("*/*, application/json;q=0", .text),
        ("text/*;q=0.1, text/plain;q=0, application/json;q=0", .mermaid), ("application/json;q=0", nil),
        ("text/plain;q=7", .text), ("text/plain ;  q=1", .text),
    ]

    @Test(arguments: choices)
    func `the most specific range decides, and the first of equals wins`(
        entry: (header: String?, chosen: MediaType?)
    ) {
        #expect(Acceptance(entry.header).choose(Self.offers) == entry.chosen)
    }
}
