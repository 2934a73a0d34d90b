import Testing

@testable import HTTPServer

/// What libmicrohttpd lets through, what it refuses by itself, and what must be let through.
@Suite struct RequestFramingTests {
    struct Case: CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        let status: Int
        var testDescription: String { name }

        init(_ name: String, _ text: String, _ status: Int = 400) {
            self.name = name
            self.bytes = Array(text.utf8)
            self.status = status
        }
    }

    static let host = "Host: a\r\n"
    static let chunked = "Transfer-Encoding: chunked\r\n"
    static let gzip = "Content-Encoding: gzip\r\n"
    static let get = "GET /hello HTTP/1.1\r\n"
    static let post = "POST /echo HTTP/1.1\r\nHost: a\r\n"

    static let refused = [
        Case("no Host", get + "\r\n"),
        Case("two Hosts", get + host + host + "\r\n"),
        Case("a Host with a path", get + "Host: a/b\r\n\r\n"),
        Case("a space before the colon", get + host + "A : b\r\n\r\n"),
        Case("a tab before the colon", get + host + "A\t: b\r\n\r\n"),
        Case("a header without a colon", get + host + "A\r\n\r\n"),
        Case("a header without a name", get + host + ": b\r\n\r\n"),
        Case("a folded header", get + host + "A: b\r\n c\r\n\r\n"),
        Case("a fold before the first header", get + " A: b\r\n" + host + "\r\n"),
        Case("NUL in a value", get + host + "A: b\0c\r\n\r\n"),
        Case("NUL at the end of the last value", get + "Host: a\0\r\n\r\n"),
        Case("NUL in a name", get + host + "A\0B: c\r\n\r\n"),
        Case("NUL at the start of a line", get + host + "\0A: b\r\n\r\n"),
        Case("NUL in the target", "GET /he\0llo HTTP/1.1\r\n" + host + "\r\n"),
        Case("NUL in the method", "G\0ET /hello HTTP/1.1\r\n" + host + "\r\n"),
        Case("a bare CR in a value", get + "Host: a\rb\r\n\r\n"),
        Case("a bare LF after the request line", "GET /hello HTTP/1.1\n" + host + "\r\n"),
        Case("a bare LF after a header", get + "Host: a\n\r\n"),
        Case("a bare LF as the empty line", get + host + "\n"),
        Case("two spaces in the request line", "GET  /hello HTTP/1.1\r\n" + host + "\r\n"),
        Case("a space in the target", "GET /hel lo HTTP/1.1\r\n" + host + "\r\n"),
        Case("raw UTF-8 in the target", "GET /héllo HTTP/1.1\r\n" + host + "\r\n"),
        Case("a fragment in the target", "GET /hello#a HTTP/1.1\r\n" + host + "\r\n"),
        Case("a target without a slash", "GET hello HTTP/1.1\r\n" + host + "\r\n"),
        Case("an absolute target without authority", "GET http:///hello HTTP/1.1\r\n" + host + "\r\n"),
        Case("a method that is no token", "G(T /hello HTTP/1.1\r\n" + host + "\r\n"),
        Case("no version", "GET /hello\r\n" + host + "\r\n"),
        Case("version 1.2", "GET /hello HTTP/1.2\r\n" + host + "\r\n"),
        Case("version 2", "GET /hello HTTP/2.0\r\n" + host + "\r\n", 505),
        Case("a line of garbage", "garbage\r\n\r\n"),
        Case("the start of TLS", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\n"),
        Case("Content-Length beside Transfer-Encoding", post + "Content-Length: 5\r\n" + chunked + "\r\n0\r\n\r\n"),
        Case("Transfer-Encoding before Content-Length", post + chunked + "Content-Length: 5\r\n\r\n0\r\n\r\n"),
        Case("two Content-Lengths that differ", post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
        Case("a list of Content-Lengths", post + "Content-Length: 1, 1\r\n\r\na"),
        Case("a Content-Length in words", post + "Content-Length: one\r\n\r\na"),
        Case("a Content-Length below zero", post + "Content-Length: -1\r\n\r\na"),
        Case("a Content-Length with a sign", post + "Content-Length: +1\r\n\r\na"),
        Case("an empty Content-Length", post + "Content-Length:\r\n\r\na"),
        Case("a Content-Length beyond 64 bits", post + "Content-Length: 99999999999999999999\r\n\r\na", 413),
        Case("Transfer-Encoding twice", post + chunked + chunked + "\r\n0\r\n\r\n"),
        Case("an unknown Transfer-Encoding", post + "Transfer-Encoding: gzip\r\n\r\n"),
        Case("a list of Transfer-Encodings", post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
        Case("Transfer-Encoding in HTTP/1.0", "POST /echo HTTP/1.0\r\n" + chunked + "\r\n0\r\n\r\n"),
        Case("a chunk size that is no number", post + chunked + "\r\nzz\r\n\r\n"),
        Case("an empty chunk size", post + chunked + "\r\n\r\nabc"),
        Case("a chunk longer than its size", post + chunked + "\r\n2\r\nabcd\r\n0\r\n\r\n"),
        Case("a chunk size beyond 64 bits", post + chunked + "\r\nfffffffffffffffff\r\n", 413),
        Case("an unknown Content-Encoding", post + "Content-Encoding: br\r\nContent-Length: 1\r\n\r\na", 415),
        Case("two Content-Encodings", post + gzip + gzip + "Content-Length: 1\r\n\r\na", 415),
    ]

    static let taken = [
        Case("HTTP/1.0 without Host", "GET /hello HTTP/1.0\r\n\r\n", 200),
        Case("an empty line first", "\r\n" + get + host + "\r\n", 200),
        Case("a target in absolute form", "GET http://b:80/hello HTTP/1.1\r\n" + host + "\r\n", 200),
        Case("the absolute form in capitals", "GET HTTP://b/hello HTTP/1.1\r\n" + host + "\r\n", 200),
        Case("an empty header", get + host + "A:\r\n\r\n", 200),
        Case("spaces around a value", get + "Host:  \t a \t \r\n\r\n", 200),
        Case("two equal Content-Lengths", post + "Content-Length: 1\r\nContent-Length: 1\r\n\r\na", 200),
        Case("chunks with an extension and a trailer", post + chunked + "\r\n1;a=b\r\na\r\n0\r\nT: x\r\n\r\n", 200),
        Case("OPTIONS for the whole server", "OPTIONS * HTTP/1.1\r\n" + host + "\r\n", 204),
        Case("identity as Content-Encoding", post + "Content-Encoding: identity\r\nContent-Length: 1\r\n\r\na", 200),
    ]

    @Test("What a proxy in front may read otherwise is refused once, and the connection is closed", arguments: refused)
    func refusal(_ test: Case) throws {
        let server = try TestServer()
        let client = try server.connect()
        client.send(test.bytes)
        let answer = try client.answer()
        #expect(answer.status == test.status)
        #expect(answer["X-Request-Id"] != nil)
        #expect(answer["Date"] != nil)
        #expect(answer["X-Content-Type-Options"] == "nosniff")
        // The request that hides behind it must not be answered.
        client.send(Self.get + Self.host + "\r\n")
        #expect(try client.rest() == "")
        server.server.stop(grace: .seconds(1))
        #expect(server.record.all.map(\.status) == [test.status])
    }

    @Test("What is well-formed is answered", arguments: taken)
    func acceptance(_ test: Case) throws {
        let server = try TestServer()
        let client = try server.connect()
        client.send(test.bytes)
        #expect(try client.answer().status == test.status)
    }

    @Test("A request split at any position is the same request")
    func split() throws {
        let server = try TestServer()
        let client = try server.connect()
        let requests = [
            Array((Self.post + "X-Request-Id: 7\r\nContent-Length: 5\r\n\r\nhello").utf8),
            Array((Self.get + Self.host + "A: b\r\n\r\n").utf8),
        ]
        for request in requests {
            for position in 1..<request.count {
                client.sendApart(request[..<position])
                client.send(request[position...])
                let answer = try client.answer()
                #expect(answer.status == 200, "split at \(position)")
                #expect(answer.text.hasPrefix("hello"), "split at \(position)")
            }
        }
    }

    @Test("A chunked request split at any position is the same request")
    func splitChunks() throws {
        let server = try TestServer()
        let request = Array((Self.post + Self.chunked + "\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nT: u\r\n\r\n").utf8)
        for position in 1..<request.count {
            let client = try server.connect()
            client.sendApart(request[..<position])
            client.send(request[position...])
            let answer = try client.answer()
            #expect(answer.status == 200 && answer.text == "hello", "split at \(position)")
            #expect(answer["Connection"]?.lowercased() == "close")
        }
    }

    @Test("A request cut off at any position is not handed over")
    func truncated() throws {
        // libmicrohttpd may miss an end that comes together with bytes; the deadline closes then.
        let server = try TestServer {
            $0.requestTime = .milliseconds(200)
            $0.idleTime = .milliseconds(400)
        }
        let request = Array((Self.post + "Content-Length: 5\r\n\r\nhello").utf8)
        let clients = try (0..<request.count).map { position in
            let client = try server.connect()
            client.send(request[..<position])
            client.endSending()
            return client
        }
        for (position, client) in clients.enumerated() {
            let rest = try client.rest()
            #expect(["", "HTTP/1.1 400", "HTTP/1.1 408"].contains(rest.prefix(12)), "cut at \(position)")
        }
        server.server.stop(grace: .seconds(1))
        #expect(!server.record.all.contains { $0.status == 200 })
    }
}
