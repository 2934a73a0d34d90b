/// An answer of a server that closes the connection behind it.
struct RemoteAnswer: Hashable, Sendable {
    let status: Int
    let body: [UInt8]

    /// nil for what is no whole answer of HTTP/1.1 (RFC 9112).
    init?(_ bytes: [UInt8]) {
        guard let end = Self.endOfHead(bytes[...]) else { return nil }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        let words = (lines.first ?? "").split(separator: " ", maxSplits: 2)
        guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else { return nil }
        let rest = bytes[(end + 4)...]
        if (100..<200).contains(status) {
            guard let final = RemoteAnswer(Array(rest)) else { return nil }
            self = final
            return
        }
        self.status = status
        func value(_ name: String) -> String? {
            let line = lines.first { $0.lowercased().hasPrefix(name + ":") }
            return line.map { $0.dropFirst(name.count + 1).filter { $0 != " " }.lowercased() }
        }
        if value("transfer-encoding") == "chunked" {
            guard let body = Self.unchunked(rest) else { return nil }
            self.body = body
        } else if let length = value("content-length") {
            guard let length = Int(length), length >= 0, rest.count >= length else { return nil }
            body = Array(rest.prefix(length))
        } else {
            body = Array(rest)
        }
    }

    private static func endOfHead(_ bytes: ArraySlice<UInt8>) -> Int? {
        var place = bytes.startIndex
        while let next = bytes[place...].firstIndex(of: 0x0D), next + 3 < bytes.endIndex {
            if bytes[next + 1] == 0x0A, bytes[next + 2] == 0x0D, bytes[next + 3] == 0x0A { return next }
            place = next + 1
        }
        return nil
    }

    /// RFC 9112, section 7.1; extensions and trailers are passed over.
    private static func unchunked(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        var rest = bytes
        var body: [UInt8] = []
        while let line = rest.firstIndex(of: 0x0A) {
            let digits = rest[..<line].prefix { $0 != 0x0D && $0 != UInt8(ascii: ";") }
            guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0 else { return nil }
            rest = rest[(line + 1)...]
            if size == 0 { return body }
            guard rest.count >= size + 2 else { return nil }
            body += rest.prefix(size)
            rest = rest.dropFirst(size + 2)
        }
        return nil
    }
}
