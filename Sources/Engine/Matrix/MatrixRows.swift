import Model

/// Who calls.
enum MatrixRows {
    /// The workloads by their places in `Mesh.workloads`: in the order of their names, each name once.
    static func workloads(of mesh: Mesh) -> [Int] {
        mesh.workloads.indices.filter { place in
            place == 0 || mesh.workloads[place - 1].name != mesh.workloads[place].name
        }
    }

    /// Callers from outside the mesh, by kind, each with what it has a reason to call.
    static func outsiders(of mesh: Mesh) -> [MatrixRow] {
        []
    }
}
