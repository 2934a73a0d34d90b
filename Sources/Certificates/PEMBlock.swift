/// One block of a text in PEM (RFC 7468).
struct PEMBlock {
    /// What stands behind `BEGIN`, such as `CERTIFICATE`.
    let label: String
    /// From the first dash of `BEGIN` to the last one of `END`.
    let text: ArraySlice<UInt8>
    /// nil where what is in it is no base64.
    let bytes: [UInt8]?

    var isCertificate: Bool { ["CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"].contains(label) }
    var isPrivateKey: Bool { label.hasSuffix("PRIVATE KEY") }

    /// All blocks of a text; what stands between them is passed over, and so is a block without an end.
    static func all(in text: [UInt8]) -> [PEMBlock] {
        var blocks: [PEMBlock] = []
        var rest = text[...]
        while let begin = rest.range(of: Self.begin) {
            rest = rest[begin.upperBound...]
            guard let dashes = rest.range(of: Self.dashes) else { break }
            let label = rest[..<dashes.lowerBound]
            guard label.count <= 64, !label.contains(where: { $0 < 0x20 }) else { continue }
            rest = rest[dashes.upperBound...]
            guard let end = rest.range(of: Self.end + label + Self.dashes) else { break }
            blocks.append(
                PEMBlock(
                    label: String(decoding: label, as: UTF8.self), text: text[begin.lowerBound..<end.upperBound],
                    bytes: Base64.decode(rest[..<end.lowerBound])))
            rest = rest[end.upperBound...]
        }
        return blocks
    }

    /// A block with lines of 64 characters.
    static func write(_ label: String, _ bytes: [UInt8]) -> String {
        var text = "-----BEGIN \(label)-----\n"
        var rest = Base64.encode(bytes)[...]
        while !rest.isEmpty {
            text += String(decoding: rest.prefix(64), as: UTF8.self) + "\n"
            rest = rest.dropFirst(64)
        }
        return text + "-----END \(label)-----\n"
    }

    private static let begin = Array("-----BEGIN ".utf8)
    private static let end = Array("-----END ".utf8)
    private static let dashes = Array("-----".utf8)
}

extension ArraySlice<UInt8> {
    /// Where a text stands first.
    func range(of text: [UInt8]) -> Range<Int>? {
        guard let first = text.first else { return nil }
        var place = startIndex
        while let found = self[place...].firstIndex(of: first) {
            guard endIndex - found >= text.count else { return nil }
            if self[found..<(found + text.count)].elementsEqual(text) { return found..<(found + text.count) }
            place = found + 1
        }
        return nil
    }
}
