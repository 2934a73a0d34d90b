import Glibc
import Testing

@testable import HTTPServer

/// What one client may take from all others.
@Suite struct LimitTests {
    static func post(_ path: String, _ headers: String) -> String {
        "POST \(path) HTTP/1.1\r\nHost: a\r\n\(headers)\r\n"
    }

    @Test("A declared body over the limit is refused before it is sent")
    func declared() throws {
        let server = try TestServer { $0.bodyLimit = 1000 }
        let client = try server.connect()
        client.send(Self.post("/echo", "Content-Length: 1001\r\n"))
        #expect(try client.answer().status == 413)
        #expect(try client.rest() == "")
    }

    @Test("The refusal reaches a client that goes on sending its body")
    func stubborn() throws {
        let server = try TestServer { $0.bodyLimit = 1000 }
        for headers in ["Content-Length: 3000000\r\n", "Transfer-Encoding: chunked\r\n"] {
            let client = try server.connect()
            client.send(Self.post("/echo", headers))
            if headers.hasPrefix("T") { client.send("2dc6c0\r\n") }
            client.send([UInt8](repeating: 97, count: 3_000_000))
            #expect(try client.answer().status == 413)
            #expect(try client.rest() == "")
            #expect(!client.wasReset)
        }
    }

    @Test("A body of exactly the limit is taken, in one piece and in chunks")
    func exact() throws {
        let server = try TestServer { $0.bodyLimit = 5 }
        let client = try server.connect()
        client.send(Self.post("/echo", "Content-Length: 5\r\n") + "hello")
        #expect(try client.answer().text == "hello")
        client.send(Self.post("/echo", "Transfer-Encoding: chunked\r\n") + "5\r\nhello\r\n0\r\n\r\n")
        #expect(try client.answer().text == "hello")
        let other = try server.connect()
        other.send(Self.post("/echo", "Transfer-Encoding: chunked\r\n") + "5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n")
        #expect(try other.answer().status == 413)
    }

    @Test("A route may take larger bodies than the others")
    func routes() throws {
        let server = try TestServer { $0.bodyLimit = 1000 }
        let client = try server.connect()
        client.send(Self.post("/large", "Content-Length: 500000\r\n"))
        client.send([UInt8](repeating: 97, count: 500_000))
        #expect(try client.answer().text == "500000")
        client.send(Self.post("/large", "Content-Length: 1048577\r\n"))
        #expect(try client.answer().status == 413)
    }

    @Test("A header block over the limit is refused, whatever it is made of")
    func headers() throws {
        let server = try TestServer { $0.headerLimit = 4096 }
        let long = String(repeating: "b", count: 5000)
        let huge = String(repeating: "b", count: 100_000)
        let many = String(repeating: "A: b\r\n", count: 3000)
        for headers in ["A: \(long)\r\n", "A: \(huge)\r\n", "\(long): a\r\n", many] {
            let client = try server.connect()
            client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\(headers)\r\n")
            #expect(try client.answer().status == 431)
            #expect(try client.rest() == "")
        }
        let client = try server.connect()
        client.send("GET /\(huge) HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.answer().status == 414)
    }

    @Test("A gzip body is expanded, and one that expands beyond the limit is refused")
    func gzip() throws {
        let server = try TestServer { $0.bodyLimit = 1000 }
        func send(_ body: [UInt8], to path: String = "/echo") throws -> RawAnswer {
            let client = try server.connect()
            client.send(Self.post(path, "Content-Encoding: gzip\r\nContent-Length: \(body.count)\r\n"))
            client.send(body)
            return try client.answer()
        }
        #expect(try send(Gzip.stored("hello")).text == "hello")
        #expect(try send(Gzip.stored("hel") + Gzip.stored("lo")).text == "hello")
        #expect(try send(Gzip.zeros(1000)).body.count == 1000)
        #expect(try send(Gzip.zeros(1001)).status == 413)
        #expect(try send(Gzip.zeros(800_000)).status == 413)
        #expect(try send(Gzip.zeros(800_000), to: "/large").text == "800000")
        #expect(try send(Gzip.stored("hello").dropLast(1)).status == 400)
        #expect(try send(Array("abc".utf8)).status == 400)
        #expect(try send([]).status == 400)
    }

    @Test("A client that sends a byte now and then is closed in time, wherever in its request it is")
    func slowSenders() throws {
        let server = try TestServer {
            $0.requestTime = .milliseconds(250)
            $0.idleTime = .seconds(20)
        }
        for start in ["G", "GET /hello HTTP/1.1\r\nHost: a\r\nA: ", Self.post("/echo", "Content-Length: 5000\r\n")] {
            let client = try server.connect()
            client.send(start)
            var sent = 0
            let isClosed = TestServer.eventually {
                client.send("b")
                sent += 1
                usleep(10_000)
                var entry = pollfd(fd: client.descriptor, events: Int16(POLLIN), revents: 0)
                return poll(&entry, 1, 0) > 0
            }
            #expect(isClosed && sent > 5)
            #expect(try client.answer().status == 408)
        }
        #expect(server.server.counters.timedOut == 3)
    }

    @Test("A slow request after a quick one is closed in time too")
    func slowSecondRequest() throws {
        let server = try TestServer {
            $0.requestTime = .milliseconds(250)
            $0.idleTime = .seconds(20)
        }
        let client = try server.connect()
        client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.answer().status == 200)
        // Another client's end shows that the time has passed, and that this one was no reason to close.
        let other = try server.connect()
        other.send("G")
        #expect(try other.answer().status == 408)
        #expect(TestServer.eventually { server.server.counters.open == 1 })
        let isClosed = TestServer.eventually {
            client.send("G")
            usleep(10_000)
            var entry = pollfd(fd: client.descriptor, events: Int16(POLLIN), revents: 0)
            return poll(&entry, 1, 0) > 0
        }
        #expect(isClosed)
        #expect(try client.answer().status == 408)
    }

    @Test("A connection without requests is closed after the idle time, before the first request and after it")
    func idle() throws {
        let server = try TestServer { $0.idleTime = .milliseconds(250) }
        let silent = try server.connect()
        #expect(try silent.rest() == "")
        let client = try server.connect()
        client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.answer().status == 200)
        #expect(try client.rest() == "")
    }

    @Test("A request that waits for its answer is not closed for taking long")
    func patience() throws {
        let server = try TestServer {
            $0.requestTime = .milliseconds(100)
            $0.idleTime = .milliseconds(100)
        }
        let client = try server.connect()
        client.send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(TestServer.eventually { server.held.count == 1 })
        let other = try server.connect()
        #expect(try other.rest() == "")
        server.held.answerAll("in the end")
        #expect(try client.answer().text == "in the end")
    }

    @Test("Connections beyond the limit get 503, and the next finds room again", arguments: [true, false])
    func connections(perAddress: Bool) throws {
        let server = try TestServer {
            if perAddress { $0.connectionsPerAddress = 2 } else { $0.connections = 2 }
        }
        let first = try server.connect()
        let second = try server.connect()
        #expect(TestServer.eventually { server.server.counters.open == 2 })
        let third = try server.connect()
        #expect(try third.answer().status == 503)
        #expect(server.server.counters.refused == 1)
        first.endSending()
        #expect(TestServer.eventually { server.server.counters.open == 1 })
        let fourth = try server.connect()
        fourth.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try fourth.answer().status == 200)
        second.endSending()
    }
}
