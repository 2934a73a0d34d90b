import Model

/// The rows of one class of clients.
struct MatrixPart: Sendable {
    let clients: ClientClass
    let layout: ColumnLayout
    /// By group of the layout.
    let ends: [ClassEnd<CallEnd>]
    /// What the clients' sidecars know; nil where none decides anything.
    let view: ClientView?

    func end(client: Int, column: Int, mesh: Mesh) -> CallEnd {
        ends[Int(layout.groups[column])].end(client: client, namespace: mesh.workloads[client].name.namespace)
    }
}

extension MatrixPart {
    /// Every class of clients with its calls, in the order of their first workloads.
    ///
    /// - Parameter rows: the workloads that call, by their places in `Mesh.workloads`.
    static func all(_ rows: [Int], servers: ServerClasses, mesh: Mesh, applications: Applications) -> [MatrixPart] {
        let classing = ClientClassing(mesh)
        let holders = RuleHolders(mesh)
        var keys: [ClientKey] = []
        var members: [ClientKey: [Int]] = [:]
        for row in rows {
            let key = classing.key(of: mesh.workloads[row])
            if members[key] == nil { keys.append(key) }
            members[key, default: []].append(row)
        }
        var views = ClientViews()
        let columns = servers.columns.indices
        let byClass = ColumnLayout(columns) { servers.classes[$0] }
        return keys.map { key in
            let clients = ClientClass(key, members: members[key] ?? [], mesh: mesh)
            var view: ClientView?
            var layout = byClass
            if case .sidecar(let known, let capture) = key.way, let first = clients.members.first {
                let workload = mesh.workloads[first]
                let made = views.view(known, of: workload, mesh: mesh)
                view = made
                var grouping = ColumnGrouping(
                    servers: servers, mesh: mesh, view: made, capturing: capture == nil ? nil : workload.template)
                layout = ColumnLayout(columns) { grouping.key(of: $0) }
            }
            let evaluation = ClassEvaluation(
                mesh: mesh, clients: clients, holders: holders, applications: applications, view: view)
            return MatrixPart(
                clients: clients, layout: layout,
                ends: layout.representatives.map { evaluation.end(servers.columns[$0]) }, view: view)
        }
    }
}
