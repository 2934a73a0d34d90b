import Model
import Testing

@Suite("Bytes of a name")
struct StringBytesTests {
    @Test(
        "lower case is what the standard library makes of it",
        arguments: [
            "", "orders", "Orders.SHOP", "@[`{", "az", "AZ", "Äpfel", "straße",
            "a-long-name-of-more-than-fifteen.Bytes",
        ])
    func lowerCase(_ name: String) {
        #expect(name.inLowerCase == name.lowercased())
    }

    @Test("a byte is found and counted wherever it stands", arguments: ["", ".", "a.b", ".a.b.c.d.e.f.g.h.i.", "none"])
    func bytes(_ name: String) {
        let dots = name.utf8.count { $0 == UInt8(ascii: ".") }
        #expect(name.count(ofByte: UInt8(ascii: ".")) == dots)
        #expect(name.contains(byte: UInt8(ascii: ".")) == (dots > 0))
    }

    @Test(
        "an address is read as before, and a name is none",
        arguments: [
            ("10.0.0.1", true), ("::1", true), ("fe80::1", true), ("FE80::1", true), ("example.org", false),
            ("", false), ("a", false),
        ])
    func addresses(_ text: String, isAddress: Bool) {
        #expect((IPAddress(text) != nil) == isAddress)
    }
}
