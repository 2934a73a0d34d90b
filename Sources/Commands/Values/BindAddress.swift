import Glibc

/// Where a server listens: an address of IPv4, or of IPv6 in brackets, and a port.
struct BindAddress: Hashable, Sendable {
    /// Without brackets.
    let host: String
    let port: Int

    static let expected = "ADDRESS:PORT, as `127.0.0.1:8080` or `[::1]:8080`; names are not looked up"

    /// nil for names and for ports beyond 65535.
    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        let digits = text[text.index(after: colon)...]
        guard (1...5).contains(digits.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let port = Int(digits), port <= 65535
        else { return nil }
        var host = String(text[..<colon])
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        if isBracketed { host = String(host.dropFirst().dropLast()) }
        var address = in6_addr()
        guard inet_pton(isBracketed ? AF_INET6 : AF_INET, host, &address) == 1 else { return nil }
        self.host = host
        self.port = port
    }

    init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    var isIPv6: Bool { host.contains(":") }

    /// Whether nothing outside this machine can reach it.
    var isLoopback: Bool {
        if !isIPv6 { return host.hasPrefix("127.") }
        var address = in6_addr()
        guard inet_pton(AF_INET6, host, &address) == 1 else { return false }
        return withUnsafeBytes(of: &address) { bytes in
            let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
            return bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1 || isMapped && bytes[12] == 127
        }
    }

    /// The address that reaches a server listening here from the same machine.
    var reachable: BindAddress {
        switch host {
        case "0.0.0.0": BindAddress(host: "127.0.0.1", port: port)
        case "::": BindAddress(host: "::1", port: port)
        default: self
        }
    }
}

extension BindAddress: CustomStringConvertible {
    var description: String { isIPv6 ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
