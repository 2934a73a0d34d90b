import Model

/// What a proxy knows of a call that AuthorizationPolicies let in or keep out.
package struct AccessRequest: Hashable, Sendable {
    enum Identity: Hashable, Sendable {
        /// Nobody has shown a certificate of the mesh.
        case nobody
        /// `spiffe://trust-domain/ns/namespace/sa/account`.
        case known(String)
        /// A certificate of which nothing is known.
        case unstated
    }

    var identity: Identity
    /// Whether the proxy reads requests; else it sees connections alone.
    var readsHTTP: Bool
    /// Of the proxy's pods.
    var port: Int
    /// The SNI, where it is known; an empty one is none.
    var serverName: String?
    /// The Host header, without its port.
    var host: String
    /// Whether that header is likely to name a port, because another one than 80 or 443 was dialled.
    var hostMayNamePort: Bool
    var line: RequestLine
}

extension AccessRequest {
    /// - Parameters:
    ///   - namespace: of the policy.
    ///   - trustDomains: the mesh's own first, then its aliases.
    func fits(_ item: AuthorizationPolicy.Item, namespace: String, trustDomains: [String]) -> Certainty {
        let found = Certainty.any(
            item.values.map { fits(item.attribute, $0, namespace: namespace, trustDomains: trustDomains) })
        return item.isNegated ? found.negated : found
    }

    private func fits(
        _ attribute: AuthorizationPolicy.Attribute, _ value: String, namespace: String, trustDomains: [String]
    ) -> Certainty {
        switch attribute {
        case .principal, .namespace, .serviceAccount, .trustDomain:
            return identityFits(attribute, value, namespace: namespace, trustDomains: trustDomains)
        case .port: return .of(value == "\(port)")
        case .serverName: return serverName.map { AccessPattern.fits(value, $0) } ?? .open(["the SNI"])
        case .host:
            let found = AccessPattern.fits(value.lowercased(), host)
            return hostMayNamePort && found != .yes ? .open(["the port in the Host header"]) : found
        case .method: return line.method.map { AccessPattern.fits(value, $0) } ?? .open(["`request.method`"])
        case .path:
            let path = line.path.map { String($0.prefix { $0 != "?" && $0 != "#" }) }
            return path.map { AccessPattern.fits(value, $0) } ?? .open(["`request.path`"])
        case .unstated(let words, _): return .open([words])
        }
    }

    private func identityFits(
        _ attribute: AuthorizationPolicy.Attribute, _ value: String, namespace: String, trustDomains: [String]
    ) -> Certainty {
        switch identity {
        case .nobody: return .no
        case .unstated: return .open(["the caller's identity"])
        case .known(let spiffe):
            return Self.fits(attribute, value, identity: spiffe, namespace: namespace, trustDomains: trustDomains)
        }
    }

    /// Whether an identity is one that a policy asks for.
    ///
    /// - Parameter identity: `spiffe://trust-domain/ns/namespace/sa/account`.
    static func fits(
        _ attribute: AuthorizationPolicy.Attribute, _ value: String, identity: String, namespace: String,
        trustDomains: [String]
    ) -> Certainty {
        let name = String(identity.dropFirst("spiffe://".utf8.count))
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5 else { return .open(["the caller's identity"]) }
        switch attribute {
        case .principal: return AccessPattern.fits(localized(value, trustDomains: trustDomains), name)
        case .namespace: return AccessPattern.fits(value, parts[2])
        case .serviceAccount:
            let wanted = value.contains("/") ? value : "\(namespace)/\(value)"
            return .of(wanted == "\(parts[2])/\(parts[4])")
        default: return AccessPattern.fits(value, parts[0])
        }
    }

    /// The trust domain of a principal is the mesh's own wherever it is an alias of it, or `cluster.local`.
    ///
    /// Istio: `pilot/pkg/security/trustdomain/bundle.go`.
    private static func localized(_ principal: String, trustDomains: [String]) -> String {
        guard let own = trustDomains.first, let slash = principal.firstIndex(of: "/") else { return principal }
        let domain = String(principal[..<slash])
        return domain == "cluster.local" || trustDomains.contains(domain) ? own + principal[slash...] : principal
    }
}

/// The patterns of AuthorizationPolicies: a `*` alone, at the beginning or at the end.
///
/// Istio: `pilot/pkg/security/authz/matcher/string.go`.
enum AccessPattern {
    static func fits(_ pattern: String, _ text: String) -> Certainty {
        if pattern.contains("{") { return .open(["what `\(pattern)` takes"]) }
        if pattern == "*" { return .of(!text.isEmpty) }
        if pattern.hasPrefix("*") { return .of(text.hasSuffix(pattern.dropFirst())) }
        if pattern.hasSuffix("*") { return .of(text.hasPrefix(pattern.dropLast())) }
        return .of(pattern == text)
    }
}
