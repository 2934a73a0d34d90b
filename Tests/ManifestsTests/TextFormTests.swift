import Testing

@testable import Manifests

struct TextFormTests {
    typealias Case = (form: TextForm, accepted: [String], refused: [String])

    static let long = String(repeating: "a", count: 63)

    static let cases: [Case] = [
        (.dnsLabel, ["a", "shop-1", "0", long], ["", "Shop", "-a", "a-", "a.b", "a_b", "ä", long + "a"]),
        (
            .subdomain, ["a", "a.b", "a-b.c", "\(long).\(long).\(long).\(long.dropLast(2))"],
            ["", ".a", "a.", "a..b", "A", "\(long).\(long).\(long).\(long)", long + "a"]
        ),
        (
            .labelKey, ["app", "App_1.x", "example.com/team", "a/\(long)"],
            ["", "/a", "a/", "a/b/c", "-a", "a-", "A.com/a", "a/\(long)a"]
        ),
        (.labelValue, ["", "A", "a.b_c-d", long], ["-", "a-", "a b", "ä", long + "a"]),
        (.questionName, ["a", "web calls orders", "ä→", String(repeating: "→", count: 200)], ["", "a\nb", "\u{7f}"]),
        (
            .host, ["a", "A.b", "10.0.0.1", "::1", "_a", "a_b", String(repeating: "a", count: 253)],
            ["", ".a", "-a", "a b", "a/b", "[::1]", String(repeating: "a", count: 254)]
        ),
        (.hostHeader, ["a:80", "[::1]:80", String(repeating: "a", count: 260)], ["", "]a", "a@b", "a/b"]),
        (.trustDomain, ["cluster.local", "a_b", String(repeating: "a", count: 255)], ["", "A", "a/b", "a b"]),
        (.alpn, ["h2", "http/1.1", "!", String(repeating: "~", count: 255)], ["", " ", "ä", "a b"]),
        (.exportTo, ["*", ".", "~", "shop"], ["", "**", "Shop", "a.b"]),
        (.portName, ["http", "a1", "1a", "http-admin"], ["", "1", "12", "HTTP", "a-", "abcdefghijklmnop"]),
        (
            .duration, ["0", "0s", "5s", "1.5s", "1m30s", "100ms", "1h2m3s4ms"],
            ["", "5", "s", "1.s", ".5s", "-1s", "5d", "1h2m3s4ms5us", "1234567s"]
        ),
    ]

    @Test(arguments: cases)
    func `a form accepts what the document's pattern does, and nothing else`(entry: Case) {
        for text in entry.accepted { #expect(entry.form.accepts(text), "\(text)") }
        for text in entry.refused { #expect(!entry.form.accepts(text), "\(text)") }
    }
}
