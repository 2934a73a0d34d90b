/// What a remediation does to the other calls among the given objects.
package struct AlsoChanges: Hashable, Sendable {
    package struct Call: Hashable, Sendable {
        package var client: MatrixClient
        package var server: MatrixServer
        package var before: Verdict
        package var after: Verdict
    }

    /// Those whose verdict changes, the worst end first; at most `listLimit`.
    package var calls: [Call] = []
    /// How many more change, and are not listed.
    package var omitted = 0
    /// How many calls the change may touch that were not evaluated, because the mesh is large.
    package var notEvaluated = 0

    package static let listLimit = 20
}

extension AlsoChanges.Call: Comparable {
    /// Broken ends first, then by client and server.
    package static func < (left: Self, right: Self) -> Bool {
        if left.after.rank != right.after.rank { return left.after.rank < right.after.rank }
        return left.client != right.client ? left.client < right.client : left.server < right.server
    }
}
