import API
import Glibc
import HTTPServer
import Rendering

/// A line of the log, before it is written.
struct LogLine: Sendable {
    enum Level: String, Sendable {
        case info, warning, error
    }

    enum Content: Sendable {
        case request(Exchange)
        case event(String, Level, KeyValuePairs<String, String>)
    }

    /// Milliseconds since 1970.
    var time: Int64
    var content: Content

    static func text(_ lines: [LogLine]) -> [UInt8] {
        var text = JSONText(capacity: 320 * lines.count)
        var time = (milliseconds: Int64.min, text: "")
        for line in lines {
            if time.milliseconds != line.time { time = (line.time, DateTime.text(line.time)) }
            switch line.content {
            case .request(let exchange): write(exchange, time: time.text, to: &text)
            case .event(let name, let level, let members): write(name, level, members, time: time.text, to: &text)
            }
            text.endLine()
        }
        return text.bytes
    }

    private static func write(
        _ name: String, _ level: Level, _ members: KeyValuePairs<String, String>, time: String, to text: inout JSONText
    ) {
        text.object { text in
            text.key("time")
            text.value(time)
            text.key("level")
            text.value(level.rawValue)
            text.key("event")
            text.value(name)
            for member in members {
                text.key(named: member.key)
                text.value(member.value)
            }
        }
    }

    private static func write(_ exchange: Exchange, time: String, to text: inout JSONText) {
        text.object { text in
            text.key("time")
            text.value(time)
            text.key("level")
            text.value("info")
            text.key("event")
            text.value("request")
            text.key("requestId")
            text.value(exchange.identifier)
            text.key("remoteAddress")
            text.value(exchange.remoteAddress)
            text.key("method")
            text.value(exchange.method?.name)
            text.key("operation")
            text.value(exchange.operation)
            text.key("status")
            text.value(exchange.status)
            text.key("bytesIn")
            text.value(exchange.bytesIn)
            text.key("bytesOut")
            text.value(exchange.bytesOut)
            text.key("durationMs")
            text.raw(milliseconds(exchange.nanoseconds))
            text.key("delivered")
            text.value(exchange.delivered)
        }
    }

    /// With three digits behind the point.
    private static func milliseconds(_ nanoseconds: UInt64) -> [UInt8] {
        let microseconds = nanoseconds / 1000
        let rest = "\(microseconds % 1000)"
        return Array("\(microseconds / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)".utf8)
    }
}

/// Waits without doing anything.
func pause(milliseconds: Int) {
    var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
    nanosleep(&time, nil)
}
