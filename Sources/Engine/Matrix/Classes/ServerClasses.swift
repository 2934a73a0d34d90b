import Model

/// The columns of a matrix, each with its class.
struct ServerClasses: Sendable {
    let columns: [ServerColumn]
    /// By column.
    private(set) var classes: [Int]
    /// By class: nil for a class of one column that has no key.
    private(set) var keys: [ServerKey?]

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

    /// The same columns in another mesh, in which only the rules for some of them are others.
    func changed(_ dirty: [Int], mesh: Mesh) -> ServerClasses {
        let classing = ServerClassing(mesh)
        var result = self
        var known: [ServerKey: Int] = [:]
        for (number, key) in keys.enumerated() { if let key { known[key] = number } }
        for column in dirty {
            // What had no key for its name's sake has none now; it stays a class of its own.
            guard keys[classes[column]] != nil, let key = ServerKey(columns[column], in: classing) else { continue }
            if known[key] == nil {
                known[key] = result.keys.count
                result.keys.append(key)
            }
            result.classes[column] = known[key] ?? result.classes[column]
        }
        return result
    }
}
