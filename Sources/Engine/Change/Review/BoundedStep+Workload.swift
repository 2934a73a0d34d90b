import Model

extension BoundedStep {
    /// The servers that it stands behind, and its own calls.
    var workload: BoundedChange.Found {
        let name = WorkloadName(namespace: object.namespace, name: object.name)
        guard let place = mesh.workload(name) else { return workloadWithoutRow(name) }
        let old = mesh.workloads[place]
        let isOnly =
            place + 1 == mesh.sortedWorkloads || mesh.workloads[place + 1].name != name
        guard old.reference == object, isOnly, old.decision.dataplane != .gateway, !mayBeGateway(old.labels) else {
            return .unbounded
        }
        guard let new = new?.workloads.first else {
            // What it owns has no row, and goes with it.
            if leavesOwned && tables.hasOwned(object) || old.addresses.contains(where: tables.isWritten) {
                return .unbounded
            }
            var result = changed(
                place, to: MeshWorkload(old, namespaceLabels: namespaceLabels, isScaledToZero: true), from: old)
            result.clients = []
            result.gone = place
            return .some(result)
        }
        guard new.owner == nil || !tables.holds(new.owner) else { return .unbounded }
        let changed = MeshWorkload(new, pods: old.pods, namespaceLabels: namespaceLabels)
        guard changed.addresses == old.addresses, changed.decision.dataplane != .gateway, !mayBeGateway(changed.labels)
        else { return .unbounded }
        return .some(self.changed(place, to: changed, from: old))
    }

    /// One that belongs to another has no row, and its template decides nothing; a new one is only a server.
    private func workloadWithoutRow(_ name: WorkloadName) -> BoundedChange.Found {
        guard let new = new?.workloads.first, !tables.isClaimed(object) else { return .unbounded }
        if let owner = new.owner, tables.holds(owner) {
            let isSame = !tables.holds(object) || tables.workload(object, in: mesh.written)?.owner == owner
            return new.kind != .pod && isSame ? .nothing : .unbounded
        }
        let workload = MeshWorkload(new, pods: [], namespaceLabels: namespaceLabels)
        guard !tables.holds(object), workload.addresses.isEmpty, workload.decision.dataplane != .gateway,
            !mayBeGateway(workload.labels)
        else { return .unbounded }
        return .some(changed(mesh.workloads.count, to: workload, from: workload))
    }

    private func changed(_ place: Int, to new: MeshWorkload, from old: MeshWorkload) -> BoundedChange {
        var workloads = mesh.workloads
        let isNew = place == workloads.count
        if isNew { workloads.append(new) } else { workloads.replace(place, with: new) }
        let index = mesh.index.map { MeshIndex($0, changedWorkloads: [object.namespace: [place]]) }
        var services: Set<Int>? = services(servedBy: old.labels).union(services(servedBy: new.labels))
        // Listeners for its pods may take what goes to others.
        if isAtListeners(services ?? []) {
            services = old.addresses.isEmpty ? services?.union(tables.headless(in: object.namespace)) : nil
        }
        return BoundedChange(
            mesh: Mesh(mesh, MeshOverlay(workloads: workloads, index: index)), namespace: object.namespace,
            services: services, clients: isNew ? [] : [place])
    }

    /// Whether clients have listeners for each pod of any of some services.
    func isAtListeners(_ services: Set<Int>) -> Bool {
        services.contains { mesh.services[$0].resolution == .passthrough }
    }

    /// Gateways of the Kubernetes Gateway API have pods by their labels and names.
    private func mayBeGateway(_ labels: Labels) -> Bool {
        if mesh.written.gatewayAPI.gateways.isEmpty { return false }
        return labels[ListenerGateway.nameLabel] != nil || tables.isGatewayName(object)
    }

    private var namespaceLabels: Labels? { mesh.labels(ofNamespace: object.namespace) }

    /// Every workload of it that injection takes otherwise.
    var namespace: BoundedChange.Found {
        let name = object.name
        if mesh.written.gatewayAPI.gateways.contains(where: \.selectsNamespaces) { return .unbounded }
        let labels = new.map { $0.namespaces.first?.metadata.labels ?? [] }
        var workloads = mesh.workloads
        var changed: [Int] = []
        for place in mesh.workloads(in: name) {
            let old = mesh.workloads[place]
            let workload = MeshWorkload(old, namespaceLabels: labels, isScaledToZero: old.isScaledToZero)
            if workload.decision == old.decision { continue }
            if [workload.decision.dataplane, old.decision.dataplane].contains(.gateway) { return .unbounded }
            workloads.replace(place, with: workload)
            changed.append(place)
        }
        if changed.isEmpty { return .nothing }
        return .some(
            BoundedChange(mesh: Mesh(mesh, MeshOverlay(workloads: workloads)), namespace: name, clients: changed))
    }
}

extension ListenerGateway {
    fileprivate var selectsNamespaces: Bool {
        listeners.contains {
            if case .labelled = $0.allowed { return true }
            return false
        }
    }
}
