/// A client of a matrix, and what it calls.
package struct MatrixRow: Hashable, Sendable {
    package var client: MatrixClient
    /// nil for a workload, which may call every server of the matrix.
    package var servers: [MatrixServer]?
}
