import Model

/// A domain of a virtual host: a name, or `*` and a suffix.
struct Domain {
    private let name: String

    init(_ name: String) {
        self.name = name
    }

    /// How specific the match is, or nil; an exact one beats every wildcard, a longer wildcard a shorter one.
    ///
    /// Envoy: `source/common/router/config_impl.cc`, `findVirtualHost`.
    func match(_ host: String) -> Int? {
        if name == host { return Int.max }
        guard Host.isWildcard(name), host.utf8.count >= name.utf8.count, Host.matches(pattern: name, name: host) else {
            return nil
        }
        return name.utf8.count
    }
}

/// The further names by which a service in the cluster can be addressed in a host header.
///
/// Istio: `pilot/pkg/networking/core/httproute.go`, `generateVirtualHostDomains`.
struct ServiceDomains: Sequence {
    private let names: [String]

    init(_ service: MeshService, clientNamespace: String) {
        var names: [String] = []
        let suffix = ".svc.cluster.local"
        if service.host.hasSuffix(suffix) {
            let short = service.host.dropLast(suffix.count)
            names = [String(short), "\(short).svc"]
            if let dot = short.firstIndex(of: "."), short[short.index(after: dot)...] == clientNamespace {
                names.append(String(short[..<dot]))
            }
        }
        if service.isHeadless { names += ([service.host] + names).map { "*.\($0)" } }
        self.names = names
    }

    func makeIterator() -> IndexingIterator<[String]> { names.makeIterator() }
}
