import Model

/// The rows of a matrix.
enum MatrixRows {
    /// Workloads in the order of their names, each name once.
    static func all(of mesh: Mesh) -> [MatrixRow] {
        var result: [MatrixRow] = []
        for workload in mesh.workloads where result.last?.client != .workload(workload.name) {
            result.append(MatrixRow(client: .workload(workload.name), servers: nil))
        }
        return result
    }
}
