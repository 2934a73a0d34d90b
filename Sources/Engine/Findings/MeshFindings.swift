import Model

/// The findings of a whole mesh: one for each cause, the worst first.
package struct MeshFindings: Sendable {
    /// Those to be reported.
    package var items: [MeshFinding] = []
    /// Those that a suppression keeps back, each with it.
    package var suppressed: [MeshFinding] = []

    /// - Parameters:
    ///   - suppressions: from a file; those of the objects' own annotations count as well.
    ///   - today: by which suppressions expire.
    package init(_ matrix: Matrix, suppressions: [Suppression] = [], today: CalendarDay) {
    }
}
