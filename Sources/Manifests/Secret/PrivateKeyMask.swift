import Certificates
import Glibc

/// Takes the private keys out of a text that is stored or given back, wherever somebody has put one.
///
/// Each character of a key becomes an `x`, so that every other one stays where it was.
package enum PrivateKeyMask {
    /// Whether a text may have something to take out.
    package static func isNeeded(for text: [UInt8]) -> Bool {
        find(words, in: text, from: 0) != nil || find(encoded, in: text, from: 0) != nil
    }

    static func apply(to text: inout [UInt8]) {
        for range in ranges(in: text) {
            for place in range where isOfBase64(text[place]) {
                // A line break that a JSON string writes as `\n` stays one.
                if place > range.lowerBound, text[place - 1] == UInt8(ascii: "\\") { continue }
                text[place] = UInt8(ascii: "x")
            }
        }
    }

    static func masked(_ text: [UInt8]) -> [UInt8] {
        guard isNeeded(for: text) else { return text }
        var result = text
        apply(to: &result)
        return result
    }

    static func masked(_ text: String) -> String {
        let bytes = Array(text.utf8)
        return isNeeded(for: bytes) ? String(decoding: masked(bytes), as: UTF8.self) : text
    }

    private static let words = Array("PRIVATE KEY-----".utf8)
    private static let end = Array("-----END".utf8)
    /// `-----BEGIN ` in base64.
    private static let encoded = Array("LS0tLS1CRUdJTi".utf8)

    /// What is between the two ends of each key; of one without an end, what may be of it.
    private static func ranges(in text: [UInt8]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var place = 0
        while let begin = find(words, in: text, from: place) {
            let start = begin + words.count
            let end = find(end, in: text, from: start).flatMap { $0 - start <= 16384 ? $0 : nil }
            let stop = end ?? (text[start...].firstIndex { !isOfBase64($0) && $0 > 0x20 && $0 != 0x5c } ?? text.count)
            result.append(start..<stop)
            // The same words stand behind `END`.
            place = stop
            if end != nil, let next = find(words, in: text, from: stop), next - stop < 40 { place = next + words.count }
        }
        place = 0
        while let begin = find(encoded, in: text, from: place) {
            let stop = text[begin...].firstIndex { !isOfBase64($0) } ?? text.count
            let run = text[begin..<stop]
            let bytes = Base64.decode(run.prefix(run.count / 4 * 4)) ?? []
            if find(words, in: bytes, from: 0) != nil { result.append(begin..<stop) }
            place = stop
        }
        return result
    }

    private static func find(_ needle: [UInt8], in text: [UInt8], from start: Int) -> Int? {
        text.withUnsafeBytes { text in
            var place = start
            while place + needle.count <= text.count, let base = text.baseAddress,
                let found = memchr(base + place, Int32(needle[0]), text.count - place - needle.count + 1)
            {
                place = UnsafeRawPointer(found) - base
                if memcmp(base + place, needle, needle.count) == 0 { return place }
                place += 1
            }
            return nil
        }
    }

    private static func isOfBase64(_ character: UInt8) -> Bool {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="): true
        default: false
        }
    }
}
