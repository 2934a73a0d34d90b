import Glibc
import Synchronization

@testable import HTTPServer

/// A server on a free port with a route for each way to answer, and a record of what it observed.
final class TestServer: Sendable {
    let server: Server
    let record: Record
    let held: Held

    var port: Int { server.port }

    init(_ change: (inout ServerConfiguration) -> Void = { _ in }) throws {
        var configuration = ServerConfiguration()
        configuration.threads = 2
        change(&configuration)
        let record = Record()
        let held = Held()
        self.record = record
        self.held = held
        server = try Server(
            configuration: configuration, router: Self.router(held), refusal: Refusal.plain,
            observer: { record.add($0) })
    }

    static func router(_ held: Held) -> Router {
        Router([
            Route(.get, "/hello", operation: "hello") { _, _, responder in
                responder.send(Response(text: "hello\n"))
            },
            Route(.post, "/echo", operation: "echo") { request, _, responder in
                responder.send(Response(type: "application/octet-stream", bytes: request.body))
            },
            Route(.post, "/large", operation: "large", bodyLimit: 1 << 20) { request, _, responder in
                responder.send(Response(text: "\(request.body.count)"))
            },
            Route(.get, "/tell/{name}", operation: "tell") { request, parameters, responder in
                let query = request.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
                let certificate = request.clientCertificate ?? "-"
                responder.send(Response(text: "\(parameters["name"] ?? "")|\(query)|\(certificate)"))
            },
            Route(.get, "/hold", operation: "hold") { _, _, responder in held.put(responder) },
            Route(.get, "/drop", operation: "drop") { _, _, _ in },
            Route(.get, "/stream", operation: "stream") { _, _, responder in
                responder.send(Response(status: 200, body: .stream(Lines(count: 1000, fails: false))))
            },
            Route(.get, "/endless", operation: "endless") { _, _, responder in
                responder.send(Response(status: 200, body: .stream(held.endless)))
            },
            Route(.get, "/broken", operation: "broken") { _, _, responder in
                responder.send(Response(status: 200, body: .stream(Lines(count: 3, fails: true))))
            },
        ])
    }

    func connect() throws -> RawClient {
        try RawClient(port: port)
    }

    /// Waits for a condition, but not for ever.
    static func eventually(_ condition: () -> Bool) -> Bool {
        for _ in 0..<2500 {
            if condition() { return true }
            usleep(2000)
        }
        return false
    }
}

/// What the server told its observer.
final class Record: Sendable {
    private let exchanges = Mutex<[Exchange]>([])

    func add(_ exchange: Exchange) {
        exchanges.withLock { $0.append(exchange) }
    }

    var all: [Exchange] { exchanges.withLock { $0 } }
}

/// Requests that wait until the test answers them.
final class Held: Sendable {
    private struct Box: ~Copyable {
        var responders: [Holder] = []
    }

    private final class Holder: @unchecked Sendable {
        // INVARIANT: taken once, under the mutex of `Held`.
        var responder: Responder?

        init(_ responder: consuming Responder) {
            self.responder = consume responder
        }
    }

    let endless = Lines(count: .max, fails: false)
    private let box = Mutex(Box())

    var count: Int { box.withLock { $0.responders.count } }

    func put(_ responder: consuming Responder) {
        let holder = Holder(responder)
        box.withLock { $0.responders.append(holder) }
    }

    func answerAll(_ text: String) {
        let holders = box.withLock { box in
            defer { box.responders = [] }
            return box.responders
        }
        for holder in holders {
            if let responder = holder.responder.take() { responder.send(Response(text: text)) }
        }
    }
}

/// A body of lines of ten bytes.
final class Lines: BodySource {
    private let left: Atomic<Int>
    private let fails: Bool
    let given = Atomic(0)

    init(count: Int, fails: Bool) {
        left = Atomic(count)
        self.fails = fails
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> BodyChunk {
        guard left.wrappingSubtract(1, ordering: .relaxed).oldValue > 0 else { return fails ? .failed : .end }
        buffer.copyBytes(from: "123456789\n".utf8)
        given.wrappingAdd(10, ordering: .relaxed)
        return .bytes(10)
    }
}
