import Model

/// The columns of a matrix.
enum MatrixServers {
    /// Every TCP port of every host, in order and each once; a wildcard is no name that anybody dials.
    static func all(of mesh: Mesh) -> [MatrixServer] {
        var result: [MatrixServer] = []
        each(of: mesh) { host, ports in
            if Host.isWildcard(host) { return }
            for port in ports.sorted() { result.append(MatrixServer(host: host, port: port)) }
        }
        return result
    }

    /// The same with a name for each wildcard of a ServiceEntry.
    static func withStandIns(of mesh: Mesh) -> [MatrixServer] {
        let named = all(of: mesh)
        var wildcards: [(host: String, ports: Set<Int>)] = []
        each(of: mesh) { host, ports in if Host.isWildcard(host) { wildcards.append((host, ports)) } }
        if wildcards.isEmpty { return named }
        let hosts = Set(named.map(\.host)).union(wildcards.map(\.host))
        let others = wildcards.flatMap { wildcard in
            let host = StandIn.host(for: wildcard.host, among: hosts)
            return wildcard.ports.map { MatrixServer(host: host, port: $0, pattern: wildcard.host) }
        }
        return (named + others).sorted()
    }

    private static func each(of mesh: Mesh, _ take: (String, Set<Int>) -> Void) {
        var host = ""
        var ports: Set<Int> = []
        for place in mesh.servicesByHost {
            let service = mesh.services[place]
            if service.host != host {
                if !ports.isEmpty { take(host, ports) }
                ports.removeAll(keepingCapacity: true)
                host = service.host
            }
            for port in service.ports where port.transport == .tcp { ports.insert(port.number) }
        }
        if !ports.isEmpty { take(host, ports) }
    }
}
