import Foundation
import Rendering
import Testing

struct JSONTextTests {
    private func quoted(_ text: String) throws -> String {
        var json = JSONText()
        json.array([text]) { $0.value($1) }
        let value = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String]
        return try #require(value?.first)
    }

    /// Eight bytes are looked at together: the place among them, and what stands beside, must not matter.
    @Test(arguments: Array(0..<0x20) + [0x22, 0x5C, 0x7F, 0x80, 0xFF] as [UInt8])
    func `a character that needs an escape has one, wherever it stands`(byte: UInt8) throws {
        for filler in ["a", "b", "é", " ", "~"] {
            for before in 0..<20 {
                let text =
                    String(repeating: filler, count: before) + String(Unicode.Scalar(byte))
                    + String(repeating: filler, count: 19 - before)
                #expect(try quoted(text) == text)
            }
        }
    }

    @Test func `what needs no escape has none`() throws {
        var json = JSONText()
        let text = "mutual-tls ✓ 'x' /path <b> \u{7F}"
        json.array([text]) { $0.value($1) }
        #expect(String(decoding: json.bytes, as: UTF8.self) == "[\"\(text)\"]")
    }
}
