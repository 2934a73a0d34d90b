import Model

/// What became of the calls of a class of clients to a class of server ports.
///
/// `End` is how a call ends, or how it ends before and after a change.
struct ClassEnd<End: Hashable & Sendable>: Sendable {
    var common: End
    /// Of clients of these namespaces, which other DestinationRules are for, or a policy names.
    var namespaces: [String: End] = [:]
    /// Of these clients, by their place in `Mesh.workloads`: a rule looks at their own labels, a policy at their
    /// identity, or they call themselves.
    var clients: [Int: End] = [:]
    /// The namespaces beside the server's own whose PeerAuthentications have a say; `*` stands for any.
    var reach: Set<String> = []

    func end(client: Int, namespace: @autoclosure () -> String) -> End {
        if let end = clients.isEmpty ? nil : clients[client] { return end }
        if let end = namespaces.isEmpty ? nil : namespaces[namespace()] { return end }
        return common
    }

    /// How many clients of a class come to each end.
    func counts(of clients: ClientClass, mesh: Mesh) -> [End: Int] {
        if namespaces.isEmpty && self.clients.isEmpty { return [common: clients.members.count] }
        var result: [End: Int] = [:]
        var rest = clients.members.count
        for (namespace, end) in namespaces {
            let count = clients.namespaces[namespace]?.count ?? 0
            result[end, default: 0] += count
            rest -= count
        }
        for (client, end) in self.clients {
            if let instead = namespaces.isEmpty ? nil : namespaces[mesh.workloads[client].name.namespace] {
                result[instead, default: 0] -= 1
            } else {
                rest -= 1
            }
            result[end, default: 0] += 1
        }
        result[common, default: 0] += rest
        return result.filter { $0.value != 0 }
    }

    func contains(where isWanted: (End) -> Bool) -> Bool {
        isWanted(common) || namespaces.values.contains(where: isWanted) || clients.values.contains(where: isWanted)
    }
}
