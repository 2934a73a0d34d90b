/// A place among the calls of a matrix, from which to go on: what a page token holds.
package struct MatrixPosition: Hashable, Sendable {
    /// The row, and the column in it.
    package var client: Int
    package var server: Int

    package init(client: Int, server: Int) {
        self.client = client
        self.server = server
    }

    package static let start = MatrixPosition(client: 0, server: 0)
}

/// Some calls of a matrix, and where the next ones begin.
package struct MatrixPage: Sendable {
    package var items: [MatrixCell]
    /// nil where there are no more.
    package var next: MatrixPosition?
}
