/// The names at the beginning of an object's text, without a look at the rest.
///
/// A review asks for a handful of objects by name; to read each of them as a whole would take longer than to decide.
struct KeptObjectHead {
    let version: String
    let kind: String
    let name: String
    let namespace: String?

    /// - Parameter text: compact JSON, as `KeptObjectWriter` writes it.
    /// - Returns: nil where the members stand otherwise, or a name is escaped: such a text has to be read.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var scanner = Scanner(text: text)
        guard scanner.skip(#"{"apiVersion":"#), let version = scanner.string(), scanner.skip(#","kind":"#),
            let kind = scanner.string(), scanner.skip(#","metadata":{"#)
        else { return nil }
        var (name, namespace): (String?, String?)
        while name == nil || namespace == nil {
            guard let key = scanner.string(), scanner.skip(":") else { return nil }
            switch key {
            case "name" where name == nil: name = scanner.string()
            case "namespace" where namespace == nil: namespace = scanner.string()
            default: scanner.skipValue()
            }
            if !scanner.skip(",") { break }
        }
        guard let name, !scanner.isLost else { return nil }
        self.version = version
        self.kind = kind
        self.name = name
        self.namespace = namespace
    }

    private struct Scanner {
        let text: UnsafeBufferPointer<UInt8>
        private(set) var isLost = false
        private var place = 0

        init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

        mutating func skip(_ words: StaticString) -> Bool {
            let words = words.bytes
            guard text.count - place >= words.count, text[place..<place + words.count].elementsEqual(words) else {
                return false
            }
            place += words.count
            return true
        }

        /// nil, and lost, where no string stands here or one with an escape.
        mutating func string() -> String? {
            guard place < text.count, text[place] == UInt8(ascii: "\"") else { return lost() }
            let start = place + 1
            place = start
            while place < text.count, text[place] != UInt8(ascii: "\"") {
                if text[place] == UInt8(ascii: "\\") { return lost() }
                place += 1
            }
            guard place < text.count else { return lost() }
            place += 1
            return String(decoding: text[start..<place - 1], as: UTF8.self)
        }

        private mutating func lost() -> String? {
            isLost = true
            return nil
        }

        /// Goes on behind a value, up to the comma or the bracket that ends it.
        mutating func skipValue() {
            var depth = 0
            var isInString = false
            while place < text.count {
                switch text[place] {
                case UInt8(ascii: "\\") where isInString: place += 1
                case UInt8(ascii: "\""): isInString.toggle()
                case _ where isInString: break
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    if depth == 0 { return }
                    depth -= 1
                case UInt8(ascii: ","): if depth == 0 { return }
                default: break
                }
                place += 1
            }
        }
    }
}
