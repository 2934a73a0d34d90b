import Model

/// Clients of a class whose calls to a server port end alike.
struct ClientKind {
    enum Members {
        /// Every client of the class but these.
        case all(but: [Int])
        case some([Int])
    }

    /// One that stands for them.
    let client: Int
    let count: Int
    let members: Members

    /// A kind for each way in which calls of the class end.
    static func all(of end: ClassEnd<CallEnd>, _ clients: ClientClass, mesh: Mesh) -> [ClientKind] {
        var result: [ClientKind] = []
        var others: [Int] = []
        for namespace in end.namespaces.keys.sorted() {
            guard let range = clients.namespaces[namespace] else { continue }
            let members = clients.members[range].filter { end.clients[$0] == nil }
            others += members
            if let first = members.first {
                result.append(ClientKind(client: first, count: members.count, members: .some(members)))
            }
        }
        others += end.clients.keys.filter { clients.contains($0, in: mesh) }
        let first = clients.member(
            but: Set(end.clients.keys), outside: Set(end.namespaces.keys), mesh: mesh)
        if let first {
            let count = clients.members.count - others.count
            result.append(ClientKind(client: first, count: count, members: .all(but: others)))
        }
        return result
            + end.clients.keys.sorted().map { ClientKind(client: $0, count: 1, members: .some([$0])) }
    }
}
