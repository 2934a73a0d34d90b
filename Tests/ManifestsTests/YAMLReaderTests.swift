import Foundation
import Model
import Testing

@testable import Manifests

struct YAMLReaderTests {
    private func json(_ yaml: String) throws -> [String] {
        let reading = YAMLReader.read(Array(yaml.utf8))
        #expect(reading.faults == [])
        return reading.document.roots.map {
            String(decoding: JSONText.write($0.node, of: reading.document), as: UTF8.self)
        }
    }

    @Test func `documents are parted by three dashes and ended by three dots`() throws {
        #expect(try json("a: 1\n---\nb: 2\n...\n---\nc: 3\n") == ["{\"a\":1}", "{\"b\":2}", "{\"c\":3}"])
        #expect(try json("---\n---\na: 1\n") == ["null", "{\"a\":1}"])
        #expect(try json("# nothing\n") == [])
    }

    @Test func `a byte order mark and Windows line ends change nothing`() throws {
        #expect(try json("\u{feff}a: 1\r\nb:\r\n- x\r\n") == ["{\"a\":1,\"b\":[\"x\"]}"])
    }

    @Test func `block and folded scalars keep what YAML keeps`() throws {
        #expect(try json("a: |\n  x\n  y\nb: >-\n  x\n  y\n") == ["{\"a\":\"x\\ny\\n\",\"b\":\"x y\"}"])
    }

    @Test func `an alias stands for what its anchor names`() throws {
        #expect(try json("a: &x {p: 1}\nb: *x\n") == ["{\"a\":{\"p\":1},\"b\":{\"p\":1}}"])
    }

    @Test func `a merge key gives the members that the mapping does not say itself`() throws {
        let yaml = "base: &x {p: 1, q: 2}\na:\n  <<: *x\n  q: 3\nb:\n  <<: [*x, {r: 4}]\n"
        #expect(
            try json(yaml) == [
                "{\"base\":{\"p\":1,\"q\":2},\"a\":{\"q\":3,\"p\":1},\"b\":{\"p\":1,\"q\":2,\"r\":4}}"
            ])
    }

    @Test func `a bomb of aliases is refused`() {
        var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<12 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            yaml += "a\(level): &a\(level) [\(aliases)]\n"
        }
        let reading = YAMLReader.read(Array(yaml.utf8))
        #expect(reading.document.roots.isEmpty)
        #expect(reading.faults.map(\.detail).first?.contains("aliases expand to more than") == true)
    }

    @Test func `aliases cannot put more containers into one another than the text may`() {
        var yaml = "a0: &a0 " + String(repeating: "[", count: 90) + String(repeating: "]", count: 90) + "\n"
        for level in 1..<200 { yaml += "a\(level): &a\(level) [*a\(level - 1)]\n" }
        let reading = YAMLReader.read(Array(yaml.utf8))
        #expect(reading.faults.map(\.line) == [111])
    }

    @Test func `after a hundred malformed documents reading ends`() {
        let reading = YAMLReader.read(Array(String(repeating: "---\n[\n", count: 100_000).utf8))
        #expect(reading.faults.count == 101)
        #expect(reading.faults.last?.detail.contains("the rest of the text is not read") == true)
    }

    @Test(arguments: ["[", "{a: "])
    func `containers in one another are bounded`(opening: String) {
        let yaml = String(repeating: opening, count: 5000)
        #expect(YAMLReader.read(Array(yaml.utf8)).faults.count == 1)
        let json = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
        let fault = JSONReader.readOne(Array(json.utf8)).faults.first
        #expect(fault?.detail.contains("more than 200") == true)
    }

    @Test(arguments: [
        ("a: 1\nb: c: d\n", 2, 5), ("a: [1, 2\nb: 3\n", 2, 2), ("a:\n\t- x\n", 2, 1), ("a: *nowhere\n", 1, 4),
        ("a: \"x\n", 2, 1), ("ä: ü: x\n", 1, 5), ("a: 1\n b: 2\n", 2, 3),
    ])
    func `malformed text is a fault with its line and column`(yaml: String, line: Int, column: Int) {
        let faults = YAMLReader.read(Array(yaml.utf8)).faults
        #expect(faults.map(\.line) == [line], "\(faults)")
        #expect(faults.map(\.column) == [column], "\(faults)")
        #expect(faults.first?.document == 1)
    }

    @Test func `the documents around a malformed one are still read`() throws {
        let reading = YAMLReader.read(Array("a: 1\n---\nb: c: d\n---\ne: 5\n---\nf: [\n---\ng: 6\n".utf8))
        #expect(reading.document.roots.map(\.number) == [1, 3, 5])
        #expect(reading.faults.map(\.document) == [2, 4])
        #expect(reading.faults.map(\.line) == [3, 8])
    }

    @Test func `bytes that are not UTF-8 are a fault`() {
        #expect(YAMLReader.read([0x61, 0x3a, 0x20, 0xff, 0x0a]).faults.count == 1)
        #expect(JSONReader.readOne([0x22, 0xff, 0x22]).faults.map(\.column) == [2])
    }

    @Test func `the place of every value in a text with wide characters is where it stands`() throws {
        let yaml = "ключ: значение\nb:\n  ü: 7 # ä\n  c: [x]\n"
        let reading = YAMLReader.read(Array(yaml.utf8))
        let document = reading.document
        let root = try #require(document.roots.first).node
        let inner = try #require(document.member(root, "b"))
        let list = try #require(document.member(inner, "c"))
        #expect(document.position(list) == Position(line: 4, column: 6))
        #expect(document.pointer(list + 1) == "/b/c/0")
    }
}
