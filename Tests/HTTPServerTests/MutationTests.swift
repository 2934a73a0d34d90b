import Testing

@testable import HTTPServer

/// Bytes that nobody thought of.
@Suite struct MutationTests {
    /// The same numbers in every run (splitmix64).
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var value = state
            value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
            value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
            return value ^ value >> 31
        }
    }

    static let seeds = [
        "GET /tell/a%20b?x=1&y=%41 HTTP/1.1\r\nHost: a\r\nAccept: b\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nT: u\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc",
        "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    ]

    static let pieces: [[UInt8]] = [
        [0], [10], [13], [13, 10], [13, 10, 13, 10], [32], [9], Array(":".utf8), Array(",".utf8), Array("%".utf8),
        [0xff],
        Array("Content-Length: 1\r\n".utf8), Array("Transfer-Encoding: chunked\r\n".utf8), Array("Host: b\r\n".utf8),
        [UInt8](repeating: 97, count: 5000),
    ]

    static func mutate(_ bytes: [UInt8], _ generator: inout Generator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...3, using: &generator) where !bytes.isEmpty {
            let position = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[position] = UInt8.random(in: .min ... .max, using: &generator)
            case 1: bytes.remove(at: position)
            case 2: bytes.insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: position)
            default: bytes.removeSubrange(position..<min(bytes.count, position + 8))
            }
        }
        return bytes
    }

    @Test("Whatever is sent, every answer is whole and carries an identifier, and the next client is served")
    func mutations() throws {
        let server = try TestServer {
            $0.headerLimit = 4096
            $0.requestTime = .milliseconds(100)
            $0.idleTime = .milliseconds(100)
        }
        var generator = Generator(state: 42)
        for round in 0..<40 {
            let requests = (0..<20).map { index in
                Self.mutate(Array(Self.seeds[index % Self.seeds.count].utf8), &generator)
            }
            let clients = try requests.map { request in
                let client = try server.connect()
                client.send(request)
                client.endSending()
                return client
            }
            for (request, client) in zip(requests, clients) {
                var rest = Array(try client.rest().utf8)
                let isHead = request.starts(with: "HEAD".utf8)
                while !rest.isEmpty {
                    guard let (answer, length) = RawAnswer.parse(rest, isHead: isHead) else {
                        Issue.record("round \(round): \(String(decoding: request, as: UTF8.self)) got a broken answer")
                        break
                    }
                    rest.removeFirst(length)
                    #expect(answer.status == 100 || answer["X-Request-Id"] != nil)
                    #expect((100..<506).contains(answer.status))
                }
            }
        }
        let client = try server.connect()
        client.send(AnswerTests.request("/hello"))
        #expect(try client.answer().status == 200)
        #expect(server.record.all.contains { $0.status == 200 } && server.record.all.contains { $0.status == 400 })
    }
}
