import Model

/// The calls that would break, were a whole scope STRICT, by the workload that would refuse them.
struct StrictBlockers {
    struct Call: Hashable {
        var row: Int
        var column: Int
    }

    /// How many calls are named for a workload; all are counted.
    static let limit = 20

    /// By place in `Mesh.workloads`.
    private(set) var calls: [Int: [Call]] = [:]
    private(set) var counts: [Int: Int] = [:]
    /// The mesh with the scope STRICT.
    let matrix: Matrix

    /// - Parameter workloads: those that would turn.
    init(_ matrix: Matrix, workloads: [Int]) {
        let namespaces = Set(workloads.map { matrix.mesh.workloads[$0].name.namespace })
        var objects = matrix.mesh.objects
        objects.peerAuthentications.removeAll { namespaces.contains($0.metadata.namespace) }
        for namespace in namespaces.sorted() {
            objects.peerAuthentications.append(
                PeerAuthentication(metadata: Metadata(name: "default", namespace: namespace), mode: .strict))
        }
        let strict = Matrix(Mesh(objects), applications: matrix.applications)
        self.matrix = strict
        let diff = MatrixDiff(before: matrix, after: strict, change: ChangeSet())
        let turning = Set(workloads)
        // Clients that end alike are refused by the same workload: one of them is asked.
        for broken in diff.broken(limit: Self.limit) {
            guard let row = broken.rows.first else { continue }
            for workload in Self.refusing(strict.outcome(row: row, column: broken.column))
            where turning.contains(workload) {
                counts[workload, default: 0] += broken.count
                let free = Self.limit - calls[workload, default: []].count
                calls[workload, default: []] += broken.rows.prefix(free).map { Call(row: $0, column: broken.column) }
            }
        }
    }

    private static func refusing(_ outcome: Outcome) -> [Int] {
        var result: [Int] = []
        for walk in outcome.walks where walk.failure != nil {
            if case .workload(let place)? = walk.endpoint?.place, !result.contains(place) { result.append(place) }
        }
        return result
    }
}
