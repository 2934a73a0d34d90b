import Model

/// Names that a sidecar may take for those of other hosts: a domain of a service is also a part of its name.
///
/// What `MeshIndex.claimants` finds for a name beside the services that have it.
struct OddNames {
    private let mesh: Mesh
    /// The first labels of Services' names, which stand for them in their namespace.
    private let shortNames: Set<Substring>

    init(_ mesh: Mesh) {
        self.mesh = mesh
        shortNames = Set(mesh.services.lazy.filter(\.isKubernetes).map { $0.host.prefix { $0 != "." } })
    }

    /// The columns whose names may be.
    func columns(_ matrix: Matrix) -> [Int] {
        matrix.columns.columns.indices.filter { place in
            if matrix.columns.keys[matrix.columns.classes[place]] != nil { return false }
            let column = matrix.columns.columns[place]
            return column.authority != column.server.host || isOdd(column.server.host)
        }
    }

    private func isOdd(_ host: String) -> Bool {
        if IPAddress(host) != nil { return true }
        if isOther("\(host).svc.cluster.local", than: host) || isOther("\(host).cluster.local", than: host) {
            return true
        }
        var rest = host[...]
        while let dot = rest.firstIndex(of: ".") {
            rest = rest[rest.index(after: dot)...]
            let names = [String(rest), "\(rest).svc.cluster.local", "\(rest).cluster.local"]
            if names.contains(where: { isOther($0, than: host) }) { return true }
            if !rest.contains("."), shortNames.contains(rest) { return true }
        }
        return false
    }

    private func isOther(_ name: String, than host: String) -> Bool {
        name != host && !mesh.services(host: name).isEmpty
    }
}
