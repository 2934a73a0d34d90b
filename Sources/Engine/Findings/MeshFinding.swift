import Model

/// One cause that a mesh shows, and how much depends on it.
package struct MeshFinding: Hashable, Sendable {
    package var finding: Finding
    /// How many calls of the matrix it touches; 0 for what decides nothing.
    package var calls: Int
    /// The worst of them.
    package var worst: MatrixCell?
    /// Why nobody wants to hear of it.
    package var suppression: Suppression?
}
