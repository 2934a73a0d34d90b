import Model

/// The columns of a matrix, each with its class.
struct ServerClasses: Sendable {
    let columns: [ServerColumn]
    /// By column.
    let classes: [Int]
    /// By class: nil for a class of one column that has no key.
    let keys: [ServerKey?]

    init(_ servers: [MatrixServer], mesh: Mesh, applications: Applications) {
        let classing = ServerClassing(mesh)
        var columns: [ServerColumn] = []
        columns.reserveCapacity(servers.count)
        var classes: [Int] = []
        classes.reserveCapacity(servers.count)
        var keys: [ServerKey?] = []
        var known: [ServerKey: Int] = [:]
        for server in servers {
            let column = ServerColumn(server, client: nil, mesh: mesh, applications: applications)
            columns.append(column)
            guard let key = ServerKey(column, in: classing) else {
                classes.append(keys.count)
                keys.append(nil)
                continue
            }
            if let found = known[key] {
                classes.append(found)
                continue
            }
            known[key] = keys.count
            classes.append(keys.count)
            keys.append(key)
        }
        self.columns = columns
        self.classes = classes
        self.keys = keys
    }
}
