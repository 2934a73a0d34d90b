/// An answer as it came over the wire.
struct RawAnswer: Equatable {
    var status: Int
    var headers: [(name: String, value: String)]
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    subscript(name: String) -> String? {
        headers.first { $0.name == name.lowercased() }?.value
    }

    static func == (one: RawAnswer, other: RawAnswer) -> Bool {
        one.status == other.status && one.body == other.body
    }

    /// The first answer in the bytes and its length; nil when it is not whole.
    static func parse(_ bytes: [UInt8], isHead: Bool = false) -> (RawAnswer, Int)? {
        guard let end = find([13, 10, 13, 10], in: bytes, from: 0) else { return nil }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        let status = Int(lines[0].split(separator: " ")[1]) ?? 0
        let headers = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            return (name: parts[0].lowercased(), value: String(parts[1].drop { $0 == " " }))
        }
        var answer = RawAnswer(status: status, headers: headers, body: [])
        let start = end + 4
        if isHead || status == 204 || status == 304 || status < 200 { return (answer, start) }
        if answer["transfer-encoding"] == "chunked" {
            var cursor = start
            while true {
                guard let line = find([13, 10], in: bytes, from: cursor) else { return nil }
                let size = Int(String(decoding: bytes[cursor..<line], as: UTF8.self), radix: 16) ?? 0
                let next = line + 2 + size + 2
                guard bytes.count >= next else { return nil }
                answer.body += bytes[(line + 2)..<(line + 2 + size)]
                cursor = next
                if size == 0 { return (answer, cursor) }
            }
        }
        let length = Int(answer["content-length"] ?? "0") ?? 0
        guard bytes.count >= start + length else { return nil }
        answer.body = Array(bytes[start..<(start + length)])
        return (answer, start + length)
    }

    private static func find(_ wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count >= start + wanted.count else { return nil }
        return (start...(bytes.count - wanted.count)).first { bytes[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    }
}
