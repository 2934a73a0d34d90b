/// The calls between two namespaces, or two workloads and hosts, as totals.
package struct MatrixGroup: Hashable, Sendable {
    /// A namespace, `namespace/workload` or a kind of client outside the mesh.
    package var client: String
    /// A namespace or a host.
    package var server: String
    package var totals: VerdictTotals
}

/// By what the calls of a matrix are gathered.
package enum MatrixGrouping: String, Hashable, Sendable, CaseIterable {
    case namespace, workload
}
