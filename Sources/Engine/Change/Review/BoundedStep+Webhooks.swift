import Model

extension BoundedStep {
    /// The kube-apiserver's calls to what the webhooks of the object name; whom it calls is no matter of anybody else's.
    var webhooks: BoundedChange.Found {
        let old = mesh.objects.webhooks.filter { $0.reference == object }
        let all = mesh.objects.webhooks.filter { $0.reference != object } + (new?.webhooks ?? [])
        var objects = mesh.objects
        objects.webhooks = all
        var change = BoundedChange(mesh: Mesh(mesh, MeshOverlay(objects: objects)), namespace: "")
        let made = all.compactMap { webhook -> MatrixServer? in
            guard case .service(let namespace, let name, let port) = webhook.target else { return nil }
            return MatrixServer(host: Host.serviceName(name, namespace: namespace), port: port)
        }
        change.calls = BoundedChange.APIServerCalls(
            hosts: Set((old + (new?.webhooks ?? [])).flatMap(\.hosts)), made: Set(made))
        return .some(change)
    }

    /// The servers of its namespace that it may stand behind.
    ///
    /// Where it is the first, or the only one, clients have other listeners; and who dials its address is not known.
    var workloadEntry: BoundedChange.Found {
        let old = mesh.objects.workloadEntries.filter { $0.reference == object }
        let others = mesh.objects.workloadEntries.filter { $0.reference != object }
        let entries = old + (new?.workloadEntries ?? [])
        guard !others.isEmpty,
            !entries.contains(where: { IPAddress($0.specification.address).map(tables.isDialled) ?? false })
        else { return .unbounded }
        var services: Set<Int>? = []
        for entry in entries {
            var labels = entry.specification.labels
            for label in entry.metadata.labels.entries { labels[label.key] = label.value }
            let served = self.services(servedBy: labels)
            services = isAtListeners(served) ? nil : services?.union(served)
        }
        var objects = mesh.objects
        objects.workloadEntries = others + (new?.workloadEntries ?? [])
        return .some(
            BoundedChange(
                mesh: Mesh(mesh, MeshOverlay(objects: objects)), namespace: object.namespace, services: services))
    }
}
