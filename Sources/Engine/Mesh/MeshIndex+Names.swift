import Model

extension MeshIndex {
    private static let clusterSuffix = ".svc.cluster.local"

    /// The services that may answer to a host header: by their own name, a shorter one, a wildcard, their address or an
    /// alias. `ServiceDomains` and `Domain` decide; nothing that they would take is missing.
    func claimants(of host: String, client: String, mesh: Mesh) -> [Int] {
        var result: [Int] = []
        func add(_ name: Substring) {
            for candidate in Self.fullNames(of: name, client: client) {
                for place in mesh.services(host: candidate) {
                    result.append(place)
                    guard let concrete = mesh.aliases.host(behind: candidate) else { continue }
                    result += mesh.services(host: concrete)
                }
            }
        }
        var rest = host[...]
        add(rest)
        while let dot = rest.utf8.firstIndex(of: UInt8(ascii: ".")) {
            rest = rest[rest.index(after: dot)...]
            add(rest)
        }
        if let address = IPAddress(host) { result += services(at: address) }
        return result + wildcardServices
    }

    /// The hosts of the services that go by a name, from a client's namespace.
    private static func fullNames(of name: Substring, client: String) -> [String] {
        var result = [String(name)]
        let isShort = !name.utf8.contains(UInt8(ascii: "."))
        if name.hasSuffix(".svc") { result.append("\(name).cluster.local") }
        result.append("\(name)\(clusterSuffix)")
        if isShort { result.append("\(name).\(client)\(clusterSuffix)") }
        return result
    }

    /// The VirtualServices that speak of a host, or of a wildcard's hosts.
    func virtualServices(overlapping host: String, mesh: Mesh) -> [Int] {
        func overlaps(_ place: Int) -> Bool {
            mesh.virtualServices[place].hosts.contains { Host.overlap($0, host) }
        }
        if Host.isWildcard(host) { return mesh.virtualServices.indices.filter(overlaps) }
        return virtualServices(host: host) + wildcardVirtualServices.filter(overlaps)
    }

    /// The services that a host of a VirtualService speaks of.
    ///
    /// - Parameter services: where to look, if the host is a wildcard.
    func services(overlapping host: String, among services: [Int], mesh: Mesh) -> [Int] {
        if Host.isWildcard(host) { return services.filter { Host.overlap(host, mesh.services[$0].host) } }
        return mesh.services(host: host) + wildcardServices.filter { Host.overlap(host, mesh.services[$0].host) }
    }
}
