import Model

extension Matrix {
    /// Every walk of one call, where its end alone does not say enough.
    ///
    /// - Parameters:
    ///   - row: a place in `rows`.
    ///   - column: a place in what the row calls.
    func outcome(row: Int, column: Int) -> Outcome {
        let subject = Subject(mesh, rows[row].client, servers(ofRow: row)[column], applications)
        var scope: Scope?
        if row < places.count {
            scope = parts[places[row].part].view?.scope(of: mesh.workloads[places[row].workload])
        }
        return Outcome(Simulation(subject, scope: scope))
    }
}
