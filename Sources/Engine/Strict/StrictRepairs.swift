import Model

/// The smallest repair of each call that would break, for as many as there is time for.
struct StrictRepairs {
    private let matrix: Matrix
    private var known: [Key: Remediation?] = [:]

    private struct Key: Hashable {
        var part: Int
        var server: MatrixServer
    }

    /// How many calls are asked; the repair of one class of clients is that of all its clients.
    private static let limit = 32

    /// - Parameter matrix: with everything STRICT.
    init(_ matrix: Matrix) {
        self.matrix = matrix
    }

    /// One that weakens nothing; nil where there is none.
    mutating func repair(row: Int, server: MatrixServer) -> Remediation? {
        let key = Key(part: row < matrix.places.count ? matrix.places[row].part : -1 - row, server: server)
        if let found = known[key] { return found }
        guard known.count < Self.limit else { return nil }
        let answer = try? matrix.answer(matrix.rows[row].client, server)
        let found = answer?.remediations.first { !$0.weakens }
        known[key] = .some(found)
        return found
    }
}
