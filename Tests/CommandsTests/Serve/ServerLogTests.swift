import Foundation
@testable import HTTPServer
import ScenarioStore
import Synchronization
import Testing

@testable import Commands

@Suite("The server's log")
struct ServerLogTests {
    /// A sink that is stuck until it is let go.
    private final class StuckSink: Sink {
        let inner = MemorySink()
        private let isLetGo = Signal()

        func write(_ bytes: [UInt8]) -> Bool {
            isLetGo.wait()
            isLetGo.raise()
            return inner.write(bytes)
        }

        func letGo() { isLetGo.raise() }
    }

    private func exchange(_ identifier: String) -> Exchange {
        Exchange(
            method: .post, operation: "evaluate", status: 200, bytesIn: 700, bytesOut: 3000, nanoseconds: 1_234_567,
            identifier: identifier, remoteAddress: "127.0.0.1", delivered: true)
    }

    @Test("A request is one line with everything but its body")
    func line() throws {
        let sink = MemorySink()
        let log = try ServerLog(sink: sink, logsRequests: true, clock: { 1_700_000_000_123 })
        log.record(exchange("a"))
        log.close()
        let line = try #require(sink.lines.first)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(object["time"] as? String == "2023-11-14T22:13:20.123Z")
        #expect(object["requestId"] as? String == "a" && object["remoteAddress"] as? String == "127.0.0.1")
        #expect(object["method"] as? String == "POST" && object["operation"] as? String == "evaluate")
        #expect(object["status"] as? Int == 200)
        #expect(object["bytesIn"] as? Int == 700 && object["bytesOut"] as? Int == 3000)
        #expect(line.contains("\"durationMs\":1.234,"))
    }

    @Test("Everything recorded before the close is written, in order, each on its line")
    func order() throws {
        let sink = MemorySink()
        let log = try ServerLog(sink: sink, logsRequests: true)
        for number in 0..<2000 { log.record(exchange("\(number)")) }
        log.close()
        #expect(sink.lines.count == 2000)
        #expect(sink.lines.enumerated().allSatisfy { $1.contains("\"requestId\":\"\($0)\"") })
    }

    @Test("What the buffer cannot hold is dropped and counted, and nobody waits")
    func drops() throws {
        let sink = StuckSink()
        let log = try ServerLog(sink: sink, logsRequests: true, limit: 10)
        for number in 0..<100 { log.record(exchange("\(number)")) }
        sink.letGo()
        log.close()
        let lines = sink.inner.lines
        let written = lines.count { $0.contains("\"event\":\"request\"") }
        let dropped = lines.compactMap { line -> Int? in
            guard line.contains("log lines dropped"), let start = line.firstRange(of: "\"count\":\"") else {
                return nil
            }
            return Int(line[start.upperBound...].prefix { $0 != "\"" })
        }
        #expect(written >= 10)
        #expect(written + dropped.reduce(0, +) == 100)
    }

    @Test("A log that nobody reads does not keep the server from ending")
    func stuck() throws {
        let sink = StuckSink()
        let log = try ServerLog(sink: sink, logsRequests: true)
        log.record(exchange("a"))
        log.close(patience: 50)
        #expect(sink.inner.text.isEmpty)
        sink.letGo()
    }

    @Test("Quiet leaves requests out and keeps events")
    func quiet() throws {
        let sink = MemorySink()
        let log = try ServerLog(sink: sink, logsRequests: false)
        log.record(exchange("a"))
        log.event("stopping", ["signal": "SIGTERM"])
        log.close()
        #expect(sink.lines.count == 1 && sink.text.contains("\"event\":\"stopping\",\"signal\":\"SIGTERM\"}"))
    }
}
