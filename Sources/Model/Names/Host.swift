/// The rules by which Istio compares host names and wildcards.
///
/// Istio: `pkg/config/host/name.go`.
package enum Host {
    /// Whether `name` is covered by `pattern`, which may begin with `*`.
    package static func matches(pattern: String, name: String) -> Bool {
        guard let suffix = wildcardSuffix(of: pattern) else { return pattern == name }
        return ends(wildcardSuffix(of: name) ?? name[...], with: suffix)
    }

    private static func ends(_ name: Substring, with suffix: Substring) -> Bool {
        let (name, suffix) = (name.utf8, suffix.utf8)
        let excess = name.count - suffix.count
        return excess >= 0 && name.dropFirst(excess).elementsEqual(suffix)
    }

    /// Whether one of two names or wildcards covers the other.
    package static func overlap(_ left: String, _ right: String) -> Bool {
        matches(pattern: left, name: right) || matches(pattern: right, name: left)
    }

    package static func isWildcard(_ name: String) -> Bool {
        name.utf8.first == UInt8(ascii: "*")
    }

    /// What follows the `*`, or nil for a name without one.
    package static func wildcardSuffix(of name: String) -> Substring? {
        isWildcard(name) ? name.dropFirst() : nil
    }

    /// `name.namespace.svc.domain` for a name without a dot; any other name is taken as it stands.
    ///
    /// Istio: `pilot/pkg/model/config.go`, `ResolveShortnameToFQDN`.
    package static func qualified(_ host: String, namespace: String, domain: String = "cluster.local") -> String {
        if isWildcard(host) || host.contains(byte: UInt8(ascii: ".")) || host.contains(byte: UInt8(ascii: ":")) {
            return host
        }
        return serviceName(host, namespace: namespace, domain: domain)
    }

    /// The full name of a Service in cluster DNS.
    package static func serviceName(_ name: String, namespace: String, domain: String = "cluster.local") -> String {
        String(pieces: name, ".", namespace, ".svc.", domain)
    }
}

extension Host {
    /// Whether one wildcard covers fewer names than another: the longer one; of equally long ones, the first by name.
    ///
    /// Istio: `pkg/config/host/name.go`, `MoreSpecific`.
    package static func isMoreSpecific(_ left: String, than right: String) -> Bool {
        let (leftCount, rightCount) = (left.utf8.count, right.utf8.count)
        return leftCount == rightCount ? left < right : leftCount > rightCount
    }
}

extension Host {
    /// The names and wildcards that two lists have in common: of a wildcard and what it covers, the narrower one.
    ///
    /// Istio: `pkg/config/host/names.go`, `Intersection`.
    package static func intersection(_ left: [String], _ right: [String]) -> [String] {
        var result: [String] = []
        for one in left {
            for other in right {
                let common = matches(pattern: other, name: one) ? one : matches(pattern: one, name: other) ? other : nil
                if let common, !result.contains(common) { result.append(common) }
            }
        }
        return result
    }
}
