import Model

/// A name that is dialled for all that a wildcard covers.
enum StandIn {
    /// `any-host.example.com` for `*.example.com`, and `any-host.example` for `*`: a name that none of the other names
    /// and narrower wildcards covers, where there is one.
    static func host(for pattern: String, among others: Set<String>) -> String {
        let suffix = pattern.dropFirst()
        let narrower = others.filter { $0 != pattern && Host.isWildcard($0) && Host.isMoreSpecific($0, than: pattern) }
        let candidates = (1...9).map { number in
            let mark = number == 1 ? "" : "-\(number)"
            // `example` is nobody's (RFC 2606).
            return suffix.isEmpty ? "any-host.example\(mark)" : "any-host\(mark)\(suffix)"
        }
        let free = candidates.first { candidate in
            !others.contains(candidate) && !narrower.contains { Host.matches(pattern: $0, name: candidate) }
        }
        return free ?? candidates[0]
    }
}
