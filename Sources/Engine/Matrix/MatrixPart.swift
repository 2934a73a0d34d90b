import Model

/// The rows of one class of clients.
///
/// A class, so that looking at it copies one reference.
final class MatrixPart: Sendable {
    let clients: ClientClass
    let layout: ColumnLayout
    /// By group of the layout.
    let ends: [ClassEnd<CallEnd>]
    /// What the clients' sidecars know; nil where none decides anything.
    let view: ClientView?

    init(clients: ClientClass, layout: ColumnLayout, ends: [ClassEnd<CallEnd>], view: ClientView?) {
        self.clients = clients
        self.layout = layout
        self.ends = ends
        self.view = view
    }

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
        let byClass = ColumnLayout(servers.columns.indices) { servers.classes[$0] }
        return keys.map { key in
            let clients = ClientClass(key, members: members[key] ?? [], mesh: mesh)
            var view: ClientView?
            if case .sidecar(let known, _) = key.way, let first = clients.members.first {
                view = views.view(known, of: mesh.workloads[first], mesh: mesh)
            }
            let layout = Self.layout(clients, view: view, servers: servers, mesh: mesh) ?? byClass
            let evaluation = ClassEvaluation(
                mesh: mesh, clients: clients, holders: holders, applications: applications, view: view)
            return MatrixPart(
                clients: clients, layout: layout,
                ends: layout.representatives.map { evaluation.end(servers.columns[$0]) }, view: view)
        }
    }

    private static func layout(
        _ clients: ClientClass, view: ClientView?, servers: ServerClasses, mesh: Mesh
    ) -> ColumnLayout? {
        guard var grouping = grouping(clients, view: view, servers: servers, mesh: mesh) else { return nil }
        return ColumnLayout(servers.columns.indices) { grouping.key(of: $0) }
    }

    /// nil where classes of server ports are all that there is to tell apart.
    static func grouping(
        _ clients: ClientClass, view: ClientView?, servers: ServerClasses, mesh: Mesh
    ) -> ColumnGrouping? {
        guard case .sidecar(_, let capture) = clients.key.way, let view, let first = clients.members.first else {
            return nil
        }
        return ColumnGrouping(
            servers: servers, mesh: mesh, view: view,
            capturing: capture == nil ? nil : mesh.workloads[first].template)
    }

    /// The same clients in a mesh in which only PeerAuthentications of some namespaces are others.
    ///
    /// - Parameter isDirty: by column, whether it is of such a namespace.
    func changed(
        namespaces: Set<String>, isDirty: [Bool], servers: ServerClasses, mesh: Mesh, applications: Applications
    ) -> MatrixPart {
        let layout =
            Self.layout(clients, view: view, servers: servers, mesh: mesh)
            ?? ColumnLayout(servers.columns.indices) { servers.classes[$0] }
        let evaluation = ClassEvaluation(
            mesh: mesh, clients: clients, holders: RuleHolders(mesh), applications: applications, view: view)
        let ends = layout.representatives.map { column in
            let known = self.ends[Int(self.layout.groups[column])]
            let isKept =
                !isDirty[column] && (known.reach.isEmpty || !known.reach.contains("*"))
                && known.reach.isDisjoint(with: namespaces)
            return isKept ? known : evaluation.end(servers.columns[column])
        }
        return MatrixPart(clients: clients, layout: layout, ends: ends, view: view)
    }
}
