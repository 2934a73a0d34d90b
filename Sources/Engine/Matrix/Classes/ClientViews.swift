import Model

/// The views of a mesh's client classes, each made once.
struct ClientViews {
    private var known: [ClientKey.View: ClientView] = [:]

    mutating func view(_ key: ClientKey.View, of workload: MeshWorkload, mesh: Mesh) -> ClientView {
        if let view = known[key] { return view }
        let view = ClientView(of: workload, mesh: mesh)
        known[key] = view
        return view
    }
}
