import ScenarioStore
import Testing

@Suite struct BytesTests {
    @Test(
        "A digest is the SHA-256 of FIPS 180-4",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ])
    func sha256(text: String, hexadecimal: String) throws {
        let digest = Digest(of: text.utf8)
        #expect(Hexadecimal.text(digest.bytes) == hexadecimal)
        #expect(Digest(of: Array(text.utf8)) == digest)
        let bytes = try #require(Hexadecimal.bytes(hexadecimal.uppercased()))
        #expect(Digest(bytes: bytes) == digest)
        #expect(Digest(bytes: digest.bytes.dropLast()) == nil)
    }

    @Test(
        "base64url is that of RFC 4648, both ways",
        arguments: [
            ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"), ("\u{7F}?>~~", "fz8-fn4"),
        ])
    func base64(plain: String, text: String) {
        #expect(Base64URL.text(plain.utf8) == text)
        #expect(Base64URL.bytes(text) == Array(plain.utf8))
    }

    @Test("Text that base64url never writes is refused", arguments: ["A", "Zh", "Zg==", "Zm9", "+/+/", "Z g", "ä"])
    func notBase64(text: String) {
        #expect(Base64URL.bytes(text) == nil)
    }

    @Test("Text that is not pairs of hexadecimal digits is refused", arguments: ["0", "0g", "0x00", "äa", " 0"])
    func notHexadecimal(text: String) {
        #expect(Hexadecimal.bytes(text) == nil)
    }

    @Test("An entity tag follows the body and nothing else")
    func etag() {
        #expect(sample(1, name: "a", body: "x").etag == sample(2, name: "b", body: "x").etag)
        #expect(sample(1, body: "x").etag != sample(1, body: "y").etag)
        #expect(sample(1).etag.utf8.count == 43)
    }
}
