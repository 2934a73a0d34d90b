import Testing

@testable import HTTPServer

/// The end of a server.
@Suite struct StopTests {
    @Test("A server that stops lets running requests end, and takes no new connection")
    func grace() throws {
        let server = try TestServer()
        let client = try server.connect()
        client.send(AnswerTests.request("/hold"))
        #expect(TestServer.eventually { server.held.count == 1 })
        let port = server.port
        let stopping = Worker { server.server.stop(grace: .seconds(10)) }
        let isClosed = TestServer.eventually { (try? RawClient(port: port)) == nil }
        #expect(isClosed)
        server.held.answerAll("in time")
        #expect(try client.answer().text == "in time")
        stopping.join()
        #expect(server.record.all.map(\.status) == [200])
    }

    @Test("What has not ended within the grace time gets 503, and a late answer harms nobody")
    func beyond() throws {
        let server = try TestServer()
        let clients = try (0..<5).map { _ in
            let client = try server.connect()
            client.send(AnswerTests.request("/hold", "GET", "X-Request-Id: late\r\n"))
            return client
        }
        #expect(TestServer.eventually { server.held.count == 5 })
        server.server.stop(grace: .milliseconds(50))
        for client in clients {
            let answer = try client.answer()
            #expect(answer.status == 503)
            #expect(answer["X-Request-Id"] == "late")
            #expect(try client.rest() == "")
        }
        server.held.answerAll("too late")
        #expect(server.record.all.allSatisfy { $0.status == 503 })
    }

    @Test("Connections without a request do not hold a stop up")
    func idle() throws {
        let server = try TestServer()
        let clients = try (0..<10).map { _ in try server.connect() }
        clients[0].send(AnswerTests.request("/hello"))
        #expect(try clients[0].answer().status == 200)
        #expect(TestServer.eventually { server.server.counters.open == 10 })
        let started = ContinuousClock.now
        server.server.stop(grace: .seconds(30))
        #expect(ContinuousClock.now - started < .seconds(10))
        for client in clients { #expect(try client.rest() == "") }
    }

    @Test("A second stop does nothing, and a stopped server counts nothing")
    func twice() throws {
        let server = try TestServer()
        server.server.stop(grace: .zero)
        server.server.stop(grace: .zero)
        #expect(server.server.counters.open == 0)
    }

    @Test("A port that is taken and an address that is none are errors that say so")
    func errors() throws {
        let server = try TestServer()
        #expect {
            _ = try TestServer { $0.port = server.port }
        } throws: {
            "\($0)".contains("`127.0.0.1` port `\(server.port)`: Address already in use")
        }
        #expect {
            _ = try TestServer { $0.address = "localhost" }
        } throws: {
            "\($0)".contains("neither an IPv4 nor an IPv6 address")
        }
    }

    @Test("Answers, resets and a stop at the same time leave nothing behind")
    func storm() throws {
        for round in 0..<20 {
            let server = try TestServer()
            let clients = try (0..<10).map { _ in
                let client = try server.connect()
                client.send(AnswerTests.request("/hold"))
                return client
            }
            #expect(TestServer.eventually { server.held.count == 10 })
            let answering = Worker { server.held.answerAll("now") }
            let stopping = Worker { server.server.stop(grace: .milliseconds(round % 2)) }
            for client in clients.prefix(5) { client.reset() }
            for client in clients.dropFirst(5) {
                #expect([200, 503].contains(try client.answer().status))
            }
            answering.join()
            stopping.join()
            #expect(server.server.counters.open == 0)
        }
    }

    @Test("Servers start and stop under load without losing an answer that was begun")
    func load() throws {
        for _ in 0..<5 {
            let server = try TestServer()
            let port = server.port
            let answered = Tally()
            let clients = (0..<4).map { _ in
                Worker {
                    guard let client = try? RawClient(port: port) else { return }
                    for _ in 0..<5000 {
                        client.send(AnswerTests.request("/hello"))
                        guard let answer = try? client.answer(), answer.text == "hello\n" else { return }
                        answered.add()
                    }
                }
            }
            #expect(TestServer.eventually { answered.count > 50 })
            server.server.stop(grace: .seconds(5))
            for client in clients { client.join() }
            #expect(answered.count <= server.record.all.count(where: \.delivered))
        }
    }
}
