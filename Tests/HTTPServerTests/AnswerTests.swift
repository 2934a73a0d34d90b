import Glibc
import Synchronization
import Testing

@testable import HTTPServer

/// How answers reach the client, whenever and from wherever they are given.
@Suite struct AnswerTests {
    static func request(_ target: String, _ method: String = "GET", _ headers: String = "") -> String {
        "\(method) \(target) HTTP/1.1\r\nHost: a\r\n\(headers)\r\n"
    }

    @Test("Requests on one connection are answered in their order, also when all are sent at once")
    func pipelining() throws {
        let server = try TestServer()
        let client = try server.connect()
        client.send(
            Self.request("/tell/one") + Self.request("/hold")
                + Self.request("/echo", "POST", "Content-Length: 3\r\n") + "two" + Self.request("/tell/three"))
        #expect(try client.answer().text == "one||-")
        #expect(TestServer.eventually { server.held.count == 1 })
        server.held.answerAll("held")
        #expect(try client.answer().text == "held")
        #expect(try client.answer().text == "two")
        #expect(try client.answer().text == "three||-")
    }

    @Test("An answer may come later from another thread, and other requests do not wait for it")
    func later() throws {
        let server = try TestServer { $0.threads = 1 }
        let waiting = try (0..<20).map { _ in
            let client = try server.connect()
            client.send(Self.request("/hold"))
            return client
        }
        #expect(TestServer.eventually { server.held.count == 20 })
        let other = try server.connect()
        other.send(Self.request("/hello"))
        #expect(try other.answer().status == 200)
        server.held.answerAll("at last")
        for client in waiting { #expect(try client.answer().text == "at last") }
    }

    @Test("A client that has ended its own side still gets its answer, at once or later")
    func halfClosed() throws {
        let server = try TestServer()
        let quick = try server.connect()
        quick.send(Self.request("/hello"))
        quick.endSending()
        #expect(try quick.answer().text == "hello\n")
        let patient = try server.connect()
        patient.send(Self.request("/hold"))
        #expect(TestServer.eventually { server.held.count == 1 })
        patient.endSending()
        let other = try server.connect()
        other.send(Self.request("/hello"))
        #expect(try other.answer().status == 200)
        server.held.answerAll("later")
        #expect(try patient.answer().text == "later")
    }

    @Test("A request that its handler forgets is answered with 500")
    func dropped() throws {
        let server = try TestServer()
        let client = try server.connect()
        client.send(Self.request("/drop") + Self.request("/hello"))
        #expect(try client.answer().status == 500)
        #expect(try client.answer().status == 200)
    }

    @Test("A client that resets the connection while its answer is pending harms nobody")
    func resets() throws {
        let server = try TestServer()
        for _ in 0..<20 {
            let client = try server.connect()
            client.send(Self.request("/hold"))
            #expect(TestServer.eventually { server.held.count == 1 })
            client.reset()
            server.held.answerAll("nobody hears this")
        }
        let half = try server.connect()
        half.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")
        half.reset()
        let client = try server.connect()
        client.send(Self.request("/hello"))
        #expect(try client.answer().status == 200)
        #expect(TestServer.eventually { server.server.counters.open == 1 })
    }

    @Test("HEAD gives the headers of GET and no body")
    func head() throws {
        let server = try TestServer()
        let client = try server.connect()
        client.send(Self.request("/hello", "HEAD") + Self.request("/hello"))
        let head = try client.answer(toHead: true)
        #expect(head.status == 200)
        #expect(head["Content-Length"] == "6")
        #expect(try client.answer().text == "hello\n")
    }

    @Test("Expect: 100-continue is answered before the body, and not at all when the body is refused")
    func expectation() throws {
        let server = try TestServer()
        let client = try server.connect()
        client.send(Self.request("/echo", "POST", "Content-Length: 2\r\nExpect: 100-continue\r\n"))
        #expect(try client.answer().status == 100)
        client.send("ok")
        #expect(try client.answer().text == "ok")
        client.send(Self.request("/echo", "POST", "Content-Length: 99999999\r\nExpect: 100-continue\r\n"))
        #expect(try client.answer().status == 413)
        #expect(try client.rest() == "")
    }

    @Test("405 and OPTIONS name the methods of the path")
    func methods() throws {
        let server = try TestServer()
        let client = try server.connect()
        client.send(Self.request("/hello", "DELETE") + Self.request("/hello", "OPTIONS"))
        let refused = try client.answer()
        #expect(refused.status == 405)
        #expect(refused["Allow"] == "GET, HEAD, OPTIONS")
        let options = try client.answer()
        #expect(options.status == 204)
        #expect(options["Allow"] == "GET, HEAD, OPTIONS")
    }

    @Test("A connection that is to be closed is closed after its answer")
    func closing() throws {
        let server = try TestServer()
        let client = try server.connect()
        client.send(Self.request("/hello", "GET", "Connection: close\r\n") + Self.request("/hello"))
        #expect(try client.answer().status == 200)
        #expect(try client.rest() == "")
    }

    @Test("A streamed body arrives whole, and one that fails ends the connection instead of looking whole")
    func streams() throws {
        let server = try TestServer()
        let client = try server.connect()
        client.send(Self.request("/stream"))
        #expect(try client.answer().body.count == 10_000)
        client.send(Self.request("/broken"))
        let rest = try client.rest()
        #expect(!rest.hasSuffix("0\r\n\r\n"))
    }

    @Test("A client that reads slowly holds the source of its answer back, and nobody else")
    func slowReader() throws {
        let server = try TestServer { $0.threads = 1 }
        let slow = try RawClient(port: server.port, receiveBuffer: 4096)
        slow.send(Self.request("/endless"))
        var given = -1
        #expect(
            TestServer.eventually {
                let before = given
                given = server.held.endless.given.load(ordering: .relaxed)
                usleep(20_000)
                return before == given && given > 0
            })
        #expect(given < 64 << 20)
        let other = try server.connect()
        other.send(Self.request("/hello"))
        #expect(try other.answer().status == 200)
    }

    @Test("A client's request identifier is kept when it is sane, and replaced when it is not")
    func identifiers() throws {
        let server = try TestServer()
        let client = try server.connect()
        let long = String(repeating: "a", count: 65)
        client.send(Self.request("/hello", "GET", "X-Request-ID: abc-1.2_3\r\n"))
        #expect(try client.answer()["X-Request-Id"] == "abc-1.2_3")
        for bad in [long, "a b", "é", ""] {
            client.send(Self.request("/hello", "GET", "X-Request-Id: \(bad)\r\n"))
            let given = try client.answer()["X-Request-Id"]
            #expect(given != bad && given?.isEmpty == false)
        }
    }

    @Test("Every answer is observed with its operation, sizes and identifier")
    func observation() throws {
        let server = try TestServer()
        let client = try server.connect()
        client.send(Self.request("/echo", "POST", "Content-Length: 3\r\nX-Request-Id: seen\r\n") + "abc")
        #expect(try client.answer().status == 200)
        client.send(Self.request("/nowhere"))
        #expect(try client.answer().status == 404)
        #expect(TestServer.eventually { server.record.all.count == 2 })
        let first = try #require(server.record.all.first)
        #expect(first.operation == "echo" && first.status == 200 && first.identifier == "seen")
        #expect(first.bytesIn == 3 && first.bytesOut == 3 && first.nanoseconds > 0 && first.delivered)
        #expect(first.remoteAddress == "127.0.0.1")
        #expect(server.record.all.last?.operation == "-")
    }
}
