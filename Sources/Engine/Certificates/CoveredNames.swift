import Model

extension SubjectNames {
    /// Whether a client that dials this host accepts them: RFC 9525, section 6.3, as Go and BoringSSL have it. A wildcard
    /// stands for the whole first label.
    func cover(host: String) -> Bool {
        if let address = IPAddress(host) { return addresses.contains(address) }
        let host = NameResolution.normalized(host)
        return dns.contains { pattern in
            let pattern = NameResolution.normalized(pattern)
            if pattern == host { return true }
            guard pattern.hasPrefix("*."), let dot = host.firstIndex(of: "."), dot != host.startIndex else {
                return false
            }
            return host[dot...] == pattern.dropFirst()
        }
    }

    /// Whether Envoy takes them for a name that it is told to expect.
    ///
    /// Envoy: `source/common/tls/utility.cc`, `dnsNameMatch`: a wildcard may stand for a part of the first label.
    func match(expected: String) -> Bool {
        if uris.contains(expected) || addresses.contains(where: { "\($0)" == expected }) { return true }
        let name = expected.lowercased()
        return dns.contains { pattern in
            let pattern = pattern.lowercased()
            if pattern == name { return true }
            guard let dot = pattern.firstIndex(of: "."), let end = name.firstIndex(of: "."),
                pattern[dot...] == name[end...]
            else { return false }
            return Self.matches(label: name[..<end], pattern: pattern[..<dot])
        }
    }

    /// Names of other alphabets match as they are only.
    private static func matches(label: Substring, pattern: Substring) -> Bool {
        guard let star = pattern.firstIndex(of: "*"), star == pattern.lastIndex(of: "*"), !pattern.hasPrefix("xn--")
        else { return false }
        let (before, after) = (pattern[..<star], pattern[pattern.index(after: star)...])
        if pattern.count > 1 && label.hasPrefix("xn--") { return false }
        return label.count >= before.count + after.count && label.hasPrefix(before) && label.hasSuffix(after)
    }
}
