import Engine
import Model

/// A matrix as it would be without classes: every call evaluated for itself.
struct PairByPair {
    let matrix: Matrix
    let objects: Objects

    /// The calls whose end in the matrix is another one than by themselves.
    func differences() -> [String] {
        // Small meshes have no index; what is compared with does without it always.
        let mesh = Mesh(objects, indexedFrom: Int.max)
        var result: [String] = []
        for row in matrix.rows {
            for server in row.servers ?? matrix.servers {
                let question = matrix.question(row.client, server)
                guard let subject = try? Subject(question, on: mesh) else {
                    result.append("no client \(row.client)")
                    continue
                }
                let alone = CallEnd(Outcome(subject))
                let found = matrix.end(row.client, server)
                if found != alone {
                    result.append("\(row.client) → \(server): \(String(describing: found)), alone \(alone)")
                }
            }
        }
        return result
    }
}
