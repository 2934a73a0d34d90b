import Testing

@testable import Manifests

struct YAMLScalarTests {
    @Test(arguments: [
        ("yes", "true"), ("Yes", "true"), ("on", "true"), ("y", "true"), ("TRUE", "true"), ("no", "false"),
        ("off", "false"), ("N", "false"), ("False", "false"), ("~", "null"), ("null", "null"), ("", "null"),
        ("017", "15"), ("0o17", "15"), ("0x1F", "31"), ("0b11", "3"), ("1_000", "1000"), ("-7", "-7"), ("+7", "7"),
        ("1e3", "1000"), ("1.5", "1.5"), (".5", "0.5"), ("08", "8"), (".inf", "\".inf\""), ("8080", "8080"),
        ("\"8080\"", "\"8080\""), ("'yes'", "\"yes\""), ("yES", "\"yES\""), ("1.2.3", "\"1.2.3\""),
        ("10.0.0.1", "\"10.0.0.1\""), ("0x", "\"0x\""), ("1e", "\"1e\""), ("!!str 8", "\"8\""),
        ("!!int \"8\"", "8"), ("2026-01-31", "\"2026-01-31\""), ("1:20", "\"1:20\""), ("0", "0"),
        ("9223372036854775808", "9.223372036854776e+18"),
    ])
    func `a scalar means what it means to kubectl`(written: String, expected: String) throws {
        let reading = YAMLReader.read(Array("a: \(written)".utf8))
        #expect(reading.faults == [])
        let root = try #require(reading.document.roots.first)
        let json = String(decoding: JSONText.write(root.node, of: reading.document), as: UTF8.self)
        #expect(json == "{\"a\":\(expected)}")
    }

    @Test(arguments: [("8080: x", "8080"), ("\"8080\": x", "8080"), ("yes: x", "true"), ("0x10: x", "16")])
    func `a key is a text, whatever it looks like`(written: String, expected: String) throws {
        let reading = YAMLReader.read(Array(written.utf8))
        let root = try #require(reading.document.roots.first)
        #expect(reading.document.tree(root.node) == .object([.init(expected, "x")]))
    }
}
