import Model

/// What became of the calls of a class of clients to a class of server ports.
struct ClassEnd: Sendable {
    var common: CallEnd
    /// Of clients of these namespaces, which other DestinationRules are for.
    var namespaces: [String: CallEnd] = [:]
    /// Of these clients, by their place in `Mesh.workloads`: a rule looks at their own labels, or they call themselves.
    var clients: [Int: CallEnd] = [:]

    func end(client: Int, namespace: @autoclosure () -> String) -> CallEnd {
        if let end = clients.isEmpty ? nil : clients[client] { return end }
        if let end = namespaces.isEmpty ? nil : namespaces[namespace()] { return end }
        return common
    }

    /// How many clients of a class come to each end.
    func counts(of clients: ClientClass, mesh: Mesh) -> [(end: CallEnd, count: Int)] {
        var others: [CallEnd: Int] = [:]
        var rest = clients.members.count
        for (namespace, end) in namespaces {
            let count = clients.namespaces[namespace]?.count ?? 0
            others[end, default: 0] += count
            rest -= count
        }
        for (client, end) in self.clients {
            if let instead = namespaces.isEmpty ? nil : namespaces[mesh.workloads[client].name.namespace] {
                others[instead, default: 0] -= 1
            } else {
                rest -= 1
            }
            others[end, default: 0] += 1
        }
        others[common, default: 0] += rest
        return others.filter { $0.value != 0 }.map { ($0.key, $0.value) }
    }

    func contains(where isWanted: (CallEnd) -> Bool) -> Bool {
        isWanted(common) || namespaces.values.contains(where: isWanted) || clients.values.contains(where: isWanted)
    }
}
