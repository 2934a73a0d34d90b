import Glibc

/// An answer over the wire.
struct Answer {
    var status: Int
    /// Names in lower case.
    var headers: [String: String]
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
}

/// A connection kept alive, over a blocking socket with a bound on every wait.
///
/// Hand-made, so that what is sent and what is read is known to the byte.
final class Connection {
    enum Fault: Error {
        case refused, broken
    }

    private let socket: Int32
    private let port: Int
    private var rest: [UInt8] = []

    init(port: Int) throws {
        self.port = port
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw Fault.refused }
    }

    deinit { close(socket) }

    func call(
        _ method: String, _ path: String, headers: [String: String] = [:], body: [UInt8] = []
    ) throws -> Answer {
        try send(head(method, path, headers: headers, length: body.count) + body)
        return try answer()
    }

    func head(_ method: String, _ path: String, headers: [String: String] = [:], length: Int) -> [UInt8] {
        var text = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
        for header in headers { text += "\(header.key): \(header.value)\r\n" }
        if length > 0 { text += "Content-Length: \(length)\r\n" }
        return Array((text + "\r\n").utf8)
    }

    func send(_ bytes: [UInt8]) throws {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress?.advanced(by: done), bytes.count - done, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Fault.broken }
            done += count
        }
    }

    func answer() throws -> Answer {
        let lines = try take(until: "\r\n\r\n").split(separator: "\r\n")
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
            throw Fault.broken
        }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " }) }
        }
        if headers["transfer-encoding"] == "chunked" {
            return Answer(status: status, headers: headers, body: try chunks())
        }
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        return Answer(status: status, headers: headers, body: try take(count: length))
    }

    private func chunks() throws -> [UInt8] {
        var body: [UInt8] = []
        while true {
            guard let size = Int(try take(until: "\r\n"), radix: 16) else { throw Fault.broken }
            body += try take(count: size)
            _ = try take(until: "\r\n")
            if size == 0 { return body }
        }
    }

    private func take(until mark: String) throws -> String {
        let mark = Array(mark.utf8)
        var searched = 0
        while true {
            if let place = rest[searched...].firstRange(of: mark) {
                defer { rest.removeFirst(place.upperBound) }
                return String(decoding: rest[..<place.lowerBound], as: UTF8.self)
            }
            searched = max(0, rest.count - mark.count)
            try read()
        }
    }

    private func take(count: Int) throws -> [UInt8] {
        while rest.count < count { try read() }
        defer { rest.removeFirst(count) }
        return Array(rest[..<count])
    }

    private func read() throws {
        var piece = [UInt8](repeating: 0, count: 65536)
        let count = recv(socket, &piece, piece.count, 0)
        guard count > 0 else { throw Fault.broken }
        rest += piece[..<count]
    }
}
