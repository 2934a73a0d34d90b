import Testing

@testable import Commands

@Suite("Addresses of servers, and what they answer") struct ServerAddressTests {
    @Test(
        "An address has a host, a port and what stands before every path",
        arguments: [
            ("http://127.0.0.1:8080", false, "127.0.0.1", 8080, "", "127.0.0.1:8080"),
            ("HTTPS://legible.example.com/", true, "legible.example.com", 443, "", "legible.example.com"),
            ("https://[::1]:8443/mesh/", true, "::1", 8443, "/mesh", "[::1]:8443"),
            ("http://[::1]", false, "::1", 80, "", "[::1]"),
        ])
    func reads(text: String, isTLS: Bool, host: String, port: Int, prefix: String, authority: String) throws {
        let address = try #require(ServerAddress(text))
        #expect((address.isTLS, address.host, address.port) == (isTLS, host, port))
        #expect((address.prefix, address.authority) == (prefix, authority))
    }

    @Test(
        "What is no address is none",
        arguments: [
            "", "legible", "ftp://a", "http://", "http://a:b", "http://a:0", "http://a:65536", "http://user@a",
            "http://a?b",
            "http://a b", "http://::1", "http://[::1", "http://a#b", "http://a:",
        ])
    func refuses(text: String) {
        #expect(ServerAddress(text) == nil)
    }

    @Test(
        "An answer is read whole or not at all",
        arguments: [
            ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab", 200, "ab"),
            ("HTTP/1.1 200 OK\r\n\r\nabc", 200, "abc"),
            ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\ncontent-length: 1\r\n\r\na", 201, "a"),
            (
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n",
                200, "abc0123456789"
            ),
            ("HTTP/1.1 204 No Content\r\n\r\n", 204, ""),
            ("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab", 0, ""),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab", 0, ""),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", 0, ""),
            ("SSH-2.0-OpenSSH\r\n\r\n", 0, ""), ("", 0, ""), ("HTTP/1.1 200 OK\r\n", 0, ""),
        ])
    func answers(text: String, status: Int, body: String) {
        let answer = RemoteAnswer(Array(text.utf8))
        #expect(answer?.status ?? 0 == status)
        #expect(String(decoding: answer?.body ?? [], as: UTF8.self) == body)
    }

    @Test("What stands in a path or a query is escaped")
    func escapes() {
        #expect(RemoteServer.escaped("a-b.c_1") == "a-b.c_1")
        #expect(RemoteServer.escaped("shop/web é&") == "shop%2Fweb%20%C3%A9%26")
        #expect(RemoteServer.escaped("\t") == "%09")
    }
}
