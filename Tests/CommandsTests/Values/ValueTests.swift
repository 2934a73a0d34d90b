import Testing

@testable import Commands

@Suite("Values of options")
struct ValueTests {
    @Test(
        "Sizes",
        arguments: [
            ("1", 1), ("32KiB", 32 << 10), ("4MiB", 4 << 20), ("2GiB", 2 << 30), ("7B", 7), ("0", nil), ("-1", nil),
            ("", nil), ("4MB", nil), ("4 MiB", nil), ("MiB", nil), ("9999999999999GiB", nil), ("٤", nil),
        ])
    func sizes(_ text: String, _ expected: Int?) {
        #expect(ByteSize.read(text) == expected)
    }

    @Test(
        "Times",
        arguments: [
            ("500ms", Duration.milliseconds(500)), ("10s", .seconds(10)), ("2m", .seconds(120)), ("0s", .zero),
            ("10", nil),
            ("s", nil), ("-1s", nil), ("1h", nil), ("", nil), ("99999999999999999999s", nil),
        ])
    func times(_ text: String, _ expected: Duration?) {
        #expect(TimeSpan.read(text) == expected)
    }

    @Test(
        "Addresses",
        arguments: [
            ("127.0.0.1:8080", "127.0.0.1:8080"), ("[::1]:0", "[::1]:0"), ("0.0.0.0:65535", "0.0.0.0:65535"),
            ("localhost:80", nil), ("127.0.0.1", nil), ("127.0.0.1:", nil), ("127.0.0.1:65536", nil), ("::1:80", nil),
            ("[127.0.0.1]:80", nil), ("127.0.0.1:+8", nil), (":80", nil), ("", nil), ("127.0.0.1:000080", nil),
        ])
    func addresses(_ text: String, _ expected: String?) {
        #expect(BindAddress(text)?.description == expected)
    }

    @Test(
        "What only this machine reaches",
        arguments: [
            ("127.0.0.1:1", true), ("127.9.9.9:1", true), ("[::1]:1", true), ("[::ffff:127.0.0.1]:1", true),
            ("0.0.0.0:1", false), ("[::]:1", false), ("10.0.0.1:1", false), ("[fe80::1]:1", false),
            ("[::ffff:10.0.0.1]:1", false), ("[0:0:0:0:0:0:0:1]:1", true),
        ])
    func loopback(_ text: String, _ expected: Bool) throws {
        #expect(try #require(BindAddress(text)).isLoopback == expected)
    }

    @Test("A server on every address is reached over loopback")
    func reachable() {
        #expect(BindAddress("0.0.0.0:80")?.reachable.description == "127.0.0.1:80")
        #expect(BindAddress("[::]:80")?.reachable.description == "[::1]:80")
        #expect(BindAddress("10.0.0.1:80")?.reachable.description == "10.0.0.1:80")
    }
}
