import CGnuTLS
import Testing

@testable import HTTPServer

/// TLS with certificates made on the spot.
@Suite struct TLSTests {
    static func serve(
        _ files: Certificates,
        _ clients: ServerConfiguration.TLS.Clients = .anonymous
    ) throws -> TestServer {
        try TestServer {
            $0.tls = ServerConfiguration.TLS(
                certificateFile: files.path("certificate.pem"), keyFile: files.path("key.pem"), clients: clients)
        }
    }

    static func install(_ name: String, _ files: Certificates) throws {
        let pair = try files.make(name)
        try files.write(pair, as: "certificate.pem")
        try files.writeKey(pair, as: "key.pem")
    }

    @Test("Requests and answers pass through TLS, and the end is said")
    func plain() throws {
        let files = Certificates()
        try Self.install("one", files)
        let server = try Self.serve(files)
        let client = try TLSClient(port: server.port)
        #expect(client.serverName == "CN=one")
        #expect(try client.exchange(AnswerTests.request("/tell/tls")).text == "tls||-")
        try client.send(Array(AnswerTests.request("/hold").utf8))
        #expect(TestServer.eventually { server.held.count == 1 })
        server.held.answerAll("held")
        #expect(try client.answer().text == "held")
        let large = [UInt8](repeating: 97, count: 1_000_000)
        try client.send(Array("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: \(large.count)\r\n\r\n".utf8) + large)
        #expect(try client.answer().body.count == large.count)
        #expect(try client.exchange(AnswerTests.request("/hello", "GET", "Connection: close\r\n")).status == 200)
        #expect(client.endsProperly())
    }

    @Test("What is malformed is refused through TLS too")
    func refusal() throws {
        let files = Certificates()
        try Self.install("one", files)
        let server = try Self.serve(files)
        for request in ["GET /hello HTTP/1.1\r\n\r\n", "GET /hello HTTP/1.1\r\nA\r\n\r\n"] {
            let client = try TLSClient(port: server.port)
            #expect(try client.exchange(request).status == 400)
            #expect(client.endsProperly())
        }
        let client = try TLSClient(port: server.port)
        let chunk = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4c4b40\r\n"
        try client.send(Array(chunk.utf8) + [UInt8](repeating: 97, count: 4_200_000))
        #expect(try client.answer().status == 413)
    }

    @Test("A certificate is read again when its files change, and connections stay")
    func reload() throws {
        let files = Certificates()
        try Self.install("one", files)
        let server = try Self.serve(files)
        let old = try TLSClient(port: server.port)
        #expect(try old.exchange(AnswerTests.request("/hello")).status == 200)
        try Self.install("two", files)
        #expect(try TLSClient(port: server.port).serverName == "CN=two")
        #expect(try old.exchange(AnswerTests.request("/hello")).status == 200)
        #expect(old.serverName == "CN=one")
    }

    @Test("A certificate without its key, or none at all, leaves the last pair in use")
    func halfReload() throws {
        let files = Certificates()
        try Self.install("one", files)
        let server = try Self.serve(files)
        let other = try files.make("two")
        try files.write(other, as: "certificate.pem")
        #expect(try TLSClient(port: server.port).serverName == "CN=one")
        try files.writeKey(other, as: "certificate.pem")
        #expect(try TLSClient(port: server.port).serverName == "CN=one")
        try files.write(other, as: "certificate.pem")
        try files.writeKey(other, as: "key.pem")
        #expect(try TLSClient(port: server.port).serverName == "CN=two")
    }

    @Test("A client certificate of the authority is known by its subject, and none is needed when it is optional")
    func optionalClient() throws {
        let files = Certificates()
        try Self.install("one", files)
        let authority = try files.make("authority")
        try files.write(authority, as: "authority.pem")
        let server = try Self.serve(files, .certificateOptional(authorityFile: files.path("authority.pem")))
        let known = try TLSClient(port: server.port, certificate: files.make("caller", issuer: authority))
        #expect(try known.exchange(AnswerTests.request("/tell/x")).text == "x||CN=caller")
        #expect(try TLSClient(port: server.port).exchange(AnswerTests.request("/tell/x")).text == "x||-")
        #expect(throws: Failure.self) {
            let stranger = try TLSClient(port: server.port, certificate: files.make("stranger"))
            _ = try stranger.exchange(AnswerTests.request("/tell/x"))
        }
    }

    @Test("Without a client certificate nothing is answered when one is required")
    func requiredClient() throws {
        let files = Certificates()
        try Self.install("one", files)
        let authority = try files.make("authority")
        try files.write(authority, as: "authority.pem")
        let server = try Self.serve(files, .certificateRequired(authorityFile: files.path("authority.pem")))
        let known = try TLSClient(port: server.port, certificate: files.make("caller", issuer: authority))
        #expect(try known.exchange(AnswerTests.request("/tell/x")).text == "x||CN=caller")
        #expect(throws: Failure.self) {
            _ = try TLSClient(port: server.port).exchange(AnswerTests.request("/tell/x"))
        }
        #expect(server.record.all.allSatisfy { $0.status == 200 })
    }

    @Test("A handshake that is never finished is closed in time")
    func silentHandshake() throws {
        let files = Certificates()
        try Self.install("one", files)
        let server = try TestServer {
            $0.idleTime = .milliseconds(200)
            $0.tls = ServerConfiguration.TLS(
                certificateFile: files.path("certificate.pem"), keyFile: files.path("key.pem"))
        }
        let client = try server.connect()
        #expect(try client.rest() == "")
    }

    @Test("A file that cannot be read is an error that names it")
    func missing() throws {
        let files = Certificates()
        #expect {
            _ = try Self.serve(files)
        } throws: {
            "\($0)".contains("`\(files.path("certificate.pem"))`")
        }
    }
}
