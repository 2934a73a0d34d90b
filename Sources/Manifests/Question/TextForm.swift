/// The form that a text of a question has to have, as `openapi.yaml` says it in patterns.
enum TextForm {
    case dnsLabel, subdomain, labelKey, labelValue, questionName, host, hostHeader, trustDomain, alpn, exportTo
    case portName, duration, method, path

    func accepts(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { accepts($0) }
    }

    func accepts(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .dnsLabel: return Self.isLabel(bytes[...])
        case .subdomain:
            return bytes.count <= 253
                && bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
                    .allSatisfy(Self.isLabel)
        case .labelKey: return Self.isLabelKey(bytes)
        case .labelValue: return bytes.isEmpty || Self.isQualifiedName(bytes[...])
        case .questionName:
            return (1...200).contains(bytes.count { $0 & 0xc0 != 0x80 })
                && bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7f }
        case .host: return Self.isHost(bytes, beyond: "-_.:", first: "_:", limit: 253)
        case .hostHeader: return Self.isHost(bytes, beyond: "-_.:[]", first: "_:[", limit: 260)
        case .trustDomain:
            return (1...255).contains(bytes.count) && bytes.allSatisfy { $0.isLower || $0.isOne(of: "_.-") }
        case .alpn: return (1...255).contains(bytes.count) && bytes.allSatisfy { (0x21...0x7e).contains($0) }
        case .exportTo: return bytes.count == 1 && bytes[0].isOne(of: "*.~") || Self.isLabel(bytes[...])
        case .portName:
            return bytes.count <= 15 && Self.isLabel(bytes[...]) && bytes.contains { $0.isLower && !$0.isDigit }
        case .duration: return Self.isDuration(bytes)
        case .method: return (1...32).contains(bytes.count) && bytes.allSatisfy { (0x41...0x5a).contains($0) }
        case .path:
            return bytes.count <= 2048 && bytes.first == UInt8(ascii: "/")
                && bytes.allSatisfy { (0x21...0x7e).contains($0) }
        }
    }

    /// What such a text is called, and how to write it.
    var described: (name: String, advice: String) {
        switch self {
        case .dnsLabel: ("name", "write up to 63 lower-case letters, digits and `-`, with no `-` at an end")
        case .subdomain:
            ("name", "write up to 253 lower-case letters, digits, `-` and `.`, with a letter or digit at each end")
        case .labelKey: ("key of a label", "write it as Kubernetes takes it, like `app` or `example.com/team`")
        case .labelValue:
            ("value of a label", "write up to 63 letters, digits, `-`, `_` and `.`, with a letter or digit at each end")
        case .questionName: ("name of a question", "write 1 to 200 characters without control characters")
        case .host: ("host", "write a DNS name or an IP address")
        case .hostHeader: ("value of `Host`", "write a DNS name or an IP address, with a port if wanted")
        case .trustDomain: ("trust domain", "write lower-case letters, digits, `-`, `_` and `.`")
        case .alpn: ("protocol of ALPN", "write up to 255 visible ASCII characters, like `h2`")
        case .exportTo: ("visibility", "write `*`, `.`, `~` or a namespace")
        case .portName: ("name of a port", "write up to 15 lower-case letters, digits and `-`, of them one letter")
        case .duration: ("length of time", "write it like `5s` or `100ms`")
        case .method: ("method of a request", "write it in capitals, like `GET`")
        case .path: ("path of a request", "write it like `/orders/7`, with up to 2048 visible ASCII characters")
        }
    }
}

extension TextForm {
    private static func isLabel(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = bytes.first, let last = bytes.last, bytes.count <= 63 else { return false }
        return first.isLower && last.isLower && bytes.allSatisfy { $0.isLower || $0 == UInt8(ascii: "-") }
    }

    private static func isQualifiedName(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = bytes.first, let last = bytes.last, bytes.count <= 63 else { return false }
        return first.isAlphanumeric && last.isAlphanumeric
            && bytes.allSatisfy { $0.isAlphanumeric || $0.isOne(of: "-_.") }
    }

    private static func isLabelKey(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return isQualifiedName(bytes[...]) }
        let prefix = bytes[..<slash]
        return (1...252).contains(prefix.count) && prefix[0].isLower
            && prefix.allSatisfy { $0.isLower || $0.isOne(of: "-.") } && isQualifiedName(bytes[(slash + 1)...])
    }

    private static func isHost(
        _ bytes: UnsafeBufferPointer<UInt8>, beyond others: StaticString, first: StaticString, limit: Int
    ) -> Bool {
        guard let initial = bytes.first, bytes.count <= limit else { return false }
        return (initial.isAlphanumeric || initial.isOne(of: first))
            && bytes.allSatisfy { $0.isAlphanumeric || $0.isOne(of: others) }
    }

    private static func isDuration(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if bytes.count == 1 && bytes[0] == UInt8(ascii: "0") { return true }
        var rest = bytes[...]
        for _ in 0..<4 where !rest.isEmpty {
            guard takeDigits(&rest) else { return false }
            if rest.first == UInt8(ascii: ".") {
                rest = rest.dropFirst()
                guard takeDigits(&rest) else { return false }
            }
            let unit = rest.prefix { !$0.isDigit }
            guard ["ns", "us", "ms", "s", "m", "h"].contains(String(decoding: unit, as: UTF8.self)) else {
                return false
            }
            rest = rest.dropFirst(unit.count)
        }
        return rest.isEmpty && !bytes.isEmpty
    }

    private static func takeDigits(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let digits = rest.prefix(while: \.isDigit).count
        rest = rest.dropFirst(digits)
        return (1...6).contains(digits)
    }
}

extension UInt8 {
    /// A lower-case letter or a digit.
    fileprivate var isLower: Bool { isDigit || (0x61...0x7a).contains(self) }
    fileprivate var isAlphanumeric: Bool { isLower || (0x41...0x5a).contains(self) }
    fileprivate func isOne(of characters: StaticString) -> Bool { characters.bytes.contains(self) }
}
