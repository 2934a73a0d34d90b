import Testing

@testable import Commands

@Suite("The nearest word")
struct NearestTests {
    @Test(
        "A word with few edits is found, a strange one is not",
        arguments: [
            ("serv", "serve"), ("srve", "serve"), ("evalute", "evaluate"), ("codes", "codes"), ("eval", "evaluate"),
            ("xyz", nil), ("", nil),
        ])
    func nearest(_ text: String, _ expected: String?) {
        #expect(Nearest.word(to: text, among: ["serve", "evaluate", "codes"]) == expected)
    }
}
