import Model

/// Which of several changed objects makes a call end differently.
struct ChangeCauses {
    private let diff: MatrixDiff
    /// Meshes in which one object is as it was, made when they are asked for.
    private var meshes: [ObjectReference: Mesh] = [:]

    /// How many objects are tried for a call.
    private static let limit = 24

    init(_ diff: MatrixDiff) {
        self.diff = diff
    }

    /// The first object without whose change the call ends as before; nil where only several together do it.
    mutating func cause(of change: EndChange, _ client: MatrixClient, _ server: MatrixServer) -> ObjectReference? {
        if diff.objects.count < 2 { return diff.objects.first }
        // Objects of other namespaces seldom have a say.
        let near: Set<String?> = [
            client.workload?.namespace, diff.after.mesh.namespace(ofHost: server.host), "",
            diff.after.mesh.settings.rootNamespace,
        ]
        let ordered =
            diff.objects.filter { near.contains($0.namespace) } + diff.objects.filter { !near.contains($0.namespace) }
        return ordered.prefix(Self.limit).first { object in
            let mesh = mesh(without: object)
            if let workload = client.workload, mesh.workload(workload) == nil { return false }
            return CallEnd(Outcome(Subject(mesh, client, server, diff.after.applications))) == change.before
        }
    }

    private mutating func mesh(without object: ObjectReference) -> Mesh {
        if let mesh = meshes[object] { return mesh }
        let mesh = Mesh(diff.after.mesh.written.reverting(object, to: diff.before.mesh.written))
        meshes[object] = mesh
        return mesh
    }
}
