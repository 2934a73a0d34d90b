import Model

/// The rows and columns of a matrix that a filter lets through, whatever became of the calls.
struct MatrixSelection {
    private let matrix: Matrix
    private let filter: MatrixFilter
    /// Of the servers that workloads call: whether the filter's host, and its namespace, is theirs.
    private let columns: [Int]
    private let columnsOfNamespace: [Int]

    init(_ filter: MatrixFilter, of matrix: Matrix) {
        self.matrix = matrix
        self.filter = filter
        let host = filter.host.map(NameResolution.normalized)
        let columns = matrix.servers.indices.filter { host == nil || matrix.servers[$0].host == host }
        self.columns = columns
        guard let namespace = filter.namespace else {
            columnsOfNamespace = columns
            return
        }
        columnsOfNamespace = columns.filter { matrix.namespace(of: matrix.servers[$0]) == namespace }
    }

    var rows: [Int] {
        guard let workload = filter.workload else { return Array(matrix.rows.indices) }
        return matrix.rows.indices.filter { row in
            switch matrix.rows[row].client {
            case .workload(let name): workload == name.name || workload == name.text
            case .outside(let outsider): workload == outsider.rawValue
            }
        }
    }

    func columns(ofRow row: Int) -> [Int] {
        if let servers = matrix.rows[row].servers {
            return servers.indices.filter { accepts(servers[$0]) }
        }
        return matrix.rows[row].client.workload?.namespace == filter.namespace ? columns : columnsOfNamespace
    }

    private func accepts(_ server: MatrixServer) -> Bool {
        if let host = filter.host, NameResolution.normalized(host) != server.host { return false }
        guard let namespace = filter.namespace else { return true }
        return matrix.namespace(of: server) == namespace
    }
}
