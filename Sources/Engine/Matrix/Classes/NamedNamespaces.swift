import Model

/// The namespaces whose clients know other services and routes than the clients of all others.
struct NamedNamespaces: Sendable {
    private var names: Set<String> = []

    init(_ mesh: Mesh) {
        for service in mesh.services {
            let exportTo = service.exportTo.isEmpty ? mesh.settings.defaultServiceExportTo : service.exportTo
            add(exportTo, owner: service.namespace)
            if mesh.sharedHosts.contains(service.host) { names.insert(service.namespace) }
        }
        for service in mesh.virtualServices {
            add(service.exportTo, owner: service.namespace)
            for match in service.source.clientMatches {
                if let namespace = match.sourceNamespace { names.insert(namespace) }
            }
        }
    }

    private mutating func add(_ exportTo: [String], owner: String) {
        if ExportedTo.isPublic(exportTo) { return }
        names.insert(owner)
        names.formUnion(exportTo)
    }

    func contains(_ namespace: String) -> Bool { names.contains(namespace) }
}
