import Testing

@testable import HTTPServer

/// The parts of a message, without a socket.
@Suite struct MessageTests {
    @Test(
        "A query is a list of decoded pairs",
        arguments: [
            ("a=1&b=2", [QueryItem("a", "1"), QueryItem("b", "2")]),
            ("a=1&a=2", [QueryItem("a", "1"), QueryItem("a", "2")]),
            ("a", [QueryItem("a", "")]), ("a=", [QueryItem("a", "")]), ("a=b=c", [QueryItem("a", "b=c")]),
            ("a+b=c%2Bd", [QueryItem("a b", "c+d")]), ("&&a=1&", [QueryItem("a", "1")]),
            ("%C3%A9=%e2%82%ac", [QueryItem("é", "€")]), ("", []),
        ])
    func query(text: String, expected: [QueryItem]) {
        #expect(QueryItem.parse(text.utf8) == expected)
    }

    @Test("A malformed query is none", arguments: ["a=%", "a=%1", "a=%gg", "%=1", "a=%00", "a=%ff", "a=%c3"])
    func malformedQuery(text: String) {
        #expect(QueryItem.parse(text.utf8) == nil)
    }

    @Test("A header is found whatever the case of its name, and several are joined")
    func headers() {
        let block = HeaderBlock([
            Header("Accept", "a"), Header("X-Other", "b"), Header("accept", "c"), Header("Empty", ""),
        ])
        #expect(block["ACCEPT"] == "a, c")
        #expect(block["x-other"] == "b")
        #expect(block["empty"] == "")
        #expect(block["x"] == nil)
        #expect(block.all.map(\.name) == ["accept", "x-other", "accept", "empty"])
        #expect(HeaderBlock([])["accept"] == nil)
    }

    @Test("A method is read as it was sent, and written so again", arguments: ["GET", "POST", "PATCH", "get", "PURGE"])
    func methods(name: String) {
        #expect(HTTPMethod(name).name == name)
        #expect((HTTPMethod(name) == .get) == (name == "GET"))
    }

    @Test("What could end a header line is not sent")
    func headerInjection() throws {
        let server = try Server(
            configuration: ServerConfiguration(),
            router: Router([
                Route(.get, "/", operation: "inject") { _, _, responder in
                    responder.send(Response(status: 200, headers: [Header("A", "b\r\nC: d\0e")]))
                }
            ]))
        let client = try RawClient(port: server.port)
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        let answer = try client.answer()
        #expect(answer["A"] == "b  C: d e")
        #expect(answer["C"] == nil)
        server.stop(grace: .zero)
    }

    @Test("Every body can be collected without a socket")
    func bodies() {
        #expect(Response.Body.bytes([1, 2]).collected() == [1, 2])
        #expect(Response.Body.text("ab").collected() == Array("ab".utf8))
        #expect(Response.Body.stream(Lines(count: 2, fails: false)).collected()?.count == 20)
        #expect(Response.Body.stream(Lines(count: 2, fails: true)).collected() == nil)
    }
}
