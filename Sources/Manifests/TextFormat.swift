/// How a text is written.
package enum TextFormat: Hashable, Sendable {
    case json, jsonLines, yaml

    /// What a text looks like, by its first bytes.
    ///
    /// A text that begins with a bracket is JSON where JSON could go on behind it; every other one is YAML, which has
    /// JSON's brackets too.
    package static func guess(_ bytes: [UInt8]) -> TextFormat {
        bytes.withUnsafeBufferPointer { bytes in
            var scanner = JSONScanner(bytes, from: bytes.starts(with: ByteOrderMark.bytes) ? 3 : 0)
            scanner.skipSpace()
            guard let first = scanner.byte, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
                return .yaml
            }
            let start = scanner.place
            scanner.place += 1
            scanner.skipSpace()
            guard let second = scanner.byte else { return .json }
            if first == UInt8(ascii: "[") { return "{[\"]-0123456789tfn".utf8.contains(second) ? .json : .yaml }
            guard second == UInt8(ascii: "\"") || second == UInt8(ascii: "}") else { return .yaml }
            return hasLines(bytes, from: start) ? .jsonLines : .json
        }
    }

    /// Whether the first line is an object by itself, with another behind it.
    private static func hasLines(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        guard let end = bytes[start...].firstIndex(of: 0x0a) else { return false }
        var scanner = JSONScanner(bytes, from: start)
        scanner.skipValue()
        guard scanner.place <= end else { return false }
        scanner.skipSpace()
        return scanner.byte == UInt8(ascii: "{")
    }
}
