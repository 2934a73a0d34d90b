/// A server as `--server` names it: `https://legible.example.com`, `http://127.0.0.1:8080`.
struct ServerAddress: Hashable, Sendable {
    let isTLS: Bool
    /// Without brackets.
    let host: String
    let port: Int
    /// What stands before every path, without a slash at its end.
    let prefix: String

    static let expected = "an address as `https://legible.example.com` or `http://127.0.0.1:8080`"

    /// nil for other schemes, and for an address with a user, a query or a port that is none.
    init?(_ text: String) {
        let scheme = ["https://", "http://"].first { text.lowercased().hasPrefix($0) }
        guard let scheme, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        isTLS = scheme == "https://"
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" }
        guard !rest.contains(where: { "@?#".contains($0) }) else { return nil }
        var path = rest.dropFirst(authority.count)
        while path.hasSuffix("/") { path.removeLast() }
        prefix = String(path)
        var name = authority[...]
        var digits: Substring?
        if let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") {
            digits = authority[authority.index(after: colon)...]
            name = authority[..<colon]
        }
        if name.hasPrefix("[") {
            guard name.hasSuffix("]") else { return nil }
            name = name.dropFirst().dropLast()
        } else if name.contains(":") {
            return nil
        }
        guard !name.isEmpty, let port = digits.map({ Int($0) }) ?? (isTLS ? 443 : 80), (1...65535).contains(port) else {
            return nil
        }
        host = String(name)
        self.port = port
    }

    /// The value of `Host`.
    var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (isTLS ? 443 : 80) ? name : "\(name):\(port)"
    }
}

extension ServerAddress: CustomStringConvertible {
    var description: String { "\(isTLS ? "https" : "http")://\(authority)\(prefix)" }
}
