import Foundation
import Model
import Testing

@testable import Manifests

struct JSONReaderTests {
    @Test(arguments: [
        "null", "true", "[]", "{}", "[1,-2,3.5,1e9,\"x\"]", "{\"a\":{\"b\":[{},[]]},\"c\":\"\\\"\\\\\\n\\u0001ü\"}",
        "\"\\u00e4\\ud83d\\ude00\"", "[18446744073709551615,0.1]",
    ])
    func `a text is the same after reading and writing`(text: String) throws {
        let reading = JSONReader.readOne(Array(text.utf8))
        #expect(reading.faults == [])
        let root = try #require(reading.document.roots.first).node
        let written = Data(JSONText.write(root, of: reading.document))
        let options: JSONSerialization.ReadingOptions = .fragmentsAllowed
        let first = try JSONSerialization.jsonObject(with: Data(text.utf8), options: options) as? NSObject
        let second = try JSONSerialization.jsonObject(with: written, options: options) as? NSObject
        #expect(first == second)
        #expect(Int(reading.document.nodes[root].size) == reading.document.nodes.count)
    }

    @Test func `each value stands where the text has it`() throws {
        let text = "{\n  \"a\" : [ 10, \"x\\ny\", {\"b\":null} ],\n  \"ü\": true\n}"
        let document = JSONReader.readOne(Array(text.utf8)).document
        let places = document.nodes.indices.map { document.position($0) }
        let expected = [(1, 1), (2, 3), (2, 9), (2, 11), (2, 15), (2, 23), (2, 24), (2, 28), (3, 3), (3, 8)]
        #expect(places == expected.map { Position(line: $0.0, column: $0.1) })
        #expect(document.pointer(7) == "/a/2/b")
    }

    @Test(arguments: [
        ("{\"a\": 1,}", 9), ("{\"a\" 1}", 6), ("[1, 2", 6), ("{\"a\": tru}", 7), ("[1 2]", 4), ("{\"a\": 01}", 7),
        ("\"abc", 1), ("[\"\\x\"]", 3), ("{} {}", 4), ("", 1), ("[\"\u{1}\"]", 3), ("nul", 1), ("[1.]", 2),
        ("[\"ü\", x]", 7),
    ])
    func `malformed text is a fault at its column`(text: String, column: Int) {
        let faults = JSONReader.readOne(Array(text.utf8)).faults
        #expect(faults.map(\.column) == [column], "\(faults)")
        #expect(faults.first?.line == 1)
    }

    @Test func `values behind one another are documents, and a broken one does not end the text`() {
        let text = "{\"a\":1}\n{\"b\":\n2} {\"c\":3}\n{\"d\" 4}\n{\"e\":5}\n"
        let reading = JSONReader.readAll(Array(text.utf8))
        #expect(reading.document.roots.map(\.number) == [1, 2, 3, 5])
        #expect(reading.faults.map(\.document) == [4])
        #expect(reading.faults.map(\.line) == [4])
    }

    @Test func `very many lines that are never closed are read in little time`() {
        let reading = JSONReader.readAll(Array((String(repeating: "{\n", count: 200_000) + "{\"a\":1}\n").utf8))
        #expect(reading.faults.count == 200_000)
        #expect(reading.document.roots.count == 1)
    }

    @Test(arguments: [
        ("{\"a\":1}", TextFormat.json), ("[{}]", .json), ("  {\n\"a\": 1}", .json),
        ("{\"a\":1}\n{\"b\":2}\n", .jsonLines),
        ("a: 1", .yaml), ("{a: 1}", .yaml), ("- a", .yaml), ("", .yaml), ("---\n{}", .yaml), ("{\"a\":1}\n", .json),
        ("{\n}\n{\n}", .json),
    ])
    func `the format of a text shows at its beginning`(text: String, format: TextFormat) {
        #expect(TextFormat.guess(Array(text.utf8)) == format)
    }
}
