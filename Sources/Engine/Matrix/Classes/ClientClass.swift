import Model

/// Clients that no rule can tell apart, but for DestinationRules of their namespaces and policies that ask for identities.
struct ClientClass: Sendable {
    let key: ClientKey
    /// Places in `Mesh.workloads`, in order, and so by namespace.
    let members: [Int]
    /// Of each namespace, where its members stand in `members`.
    let namespaces: [String: Range<Int>]

    init(_ key: ClientKey, members: [Int], mesh: Mesh) {
        self.key = key
        self.members = members
        var namespaces: [String: Range<Int>] = [:]
        var start = 0
        while start < members.count {
            let namespace = mesh.workloads[members[start]].name.namespace
            var end = start + 1
            while end < members.count, mesh.workloads[members[end]].name.namespace == namespace { end += 1 }
            namespaces[namespace] = start..<end
            start = end
        }
        self.namespaces = namespaces
    }

    /// The first member but these, of a namespace that is not among those; nil where there is none.
    func member(but excluded: Set<Int>, outside namespaces: Set<String> = [], mesh: Mesh) -> Int? {
        var place = 0
        while place < members.count {
            let namespace = mesh.workloads[members[place]].name.namespace
            if namespaces.contains(namespace) {
                // Each namespace is passed by as a whole.
                place = self.namespaces[namespace]?.upperBound ?? members.count
            } else if excluded.contains(members[place]) {
                place += 1
            } else {
                return members[place]
            }
        }
        return nil
    }

    func contains(_ workload: Int, in mesh: Mesh) -> Bool {
        guard let range = namespaces[mesh.workloads[workload].name.namespace] else { return false }
        return members[range].contains(workload)
    }
}
