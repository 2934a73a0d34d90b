import Model

/// Evaluates the calls of one class of clients.
struct ClassEvaluation {
    let mesh: Mesh
    let clients: ClientClass
    let holders: RuleHolders
    let applications: Applications
    /// nil where no sidecar decides anything.
    let view: ClientView?
    /// Clients that are no clients like the others any longer, by their place.
    var excluded: Set<Int> = []

    /// The calls to a server port, by one client for all that no rule tells from it.
    func end(_ column: ServerColumn) -> ClassEnd<CallEnd> {
        if case .open = clients.key.way {
            return ClassEnd(common: CallEnd(verdict: .undetermined, failure: nil))
        }
        if column.isLocal { return endByNamespace(column) }
        // A pod that calls itself is no client like the others.
        var selves: Set<Int> = []
        for case .pod(let place) in column.destinations.map(\.address)
        where view != nil && clients.contains(place, in: mesh) {
            selves.insert(place)
        }
        var result = ClassEnd(common: CallEnd(verdict: .undetermined, failure: nil))
        if let first = clients.member(but: selves.union(excluded), mesh: mesh) {
            let outcome = outcome(of: first, column)
            result.common = CallEnd(outcome)
            result.reach = reach(of: outcome, column)
            // Which services' rules are looked at does not depend on what they say.
            let sought = Set(outcome.walks.compactMap(\.sought)).sorted()
            if view != nil && !sought.isEmpty {
                tellApart(sought, column, evaluated: first, outcome, selves: selves, into: &result)
            }
        }
        for place in selves {
            let outcome = outcome(of: place, column)
            result.clients[place] = CallEnd(outcome)
            result.reach.formUnion(reach(of: outcome, column))
        }
        return result
    }

    /// Where a call is led beside the service that is dialled: the namespaces of other services, and of pods that are not
    /// its own.
    func reach(of outcome: Outcome, _ column: ServerColumn) -> Set<String> {
        guard let dialled = column.destinations.first, let own = dialled.service else { return ["*"] }
        // Whoever else has the address may take the connection.
        if case .ip(let address) = dialled.address, mesh.index?.services(at: address).count ?? 2 > 1 { return ["*"] }
        let service = mesh.services[own]
        var result: Set<String> = []
        for walk in outcome.walks {
            if walk.gateway != nil { return ["*"] }
            if let sought = walk.sought, sought != own { result.insert(mesh.services[sought].namespace) }
            switch walk.endpoint?.place {
            case .workload(let place)?:
                let workload = mesh.workloads[place]
                if workload.decision.dataplane == .gateway { return ["*"] }
                let isOwn =
                    workload.name.namespace == service.namespace
                    && service.selector?.isSubset(of: workload.labels) == true
                if !isOwn { result.insert(workload.name.namespace) }
            case .address(_, _, let namespace, _)?:
                if namespace != service.namespace { result.insert(namespace) }
            case nil: break
            }
        }
        return result
    }

    func outcome(of client: Int, _ column: ServerColumn) -> Outcome {
        Outcome(
            Simulation(
                mesh: mesh, caller: .workload(client), dialling: column.destinations, call: column.call,
                authority: column.authority, application: column.application,
                scope: view?.scope(of: mesh.workloads[client])))
    }

    /// A short name is another one in each namespace.
    private func endByNamespace(_ column: ServerColumn) -> ClassEnd<CallEnd> {
        var result = ClassEnd(common: CallEnd(verdict: .undetermined, failure: nil))
        result.reach = ["*"]
        for client in clients.members {
            let namespace = mesh.workloads[client].name.namespace
            let local = ServerColumn(column.server, client: namespace, mesh: mesh, applications: applications)
            result.clients[client] = CallEnd(outcome(of: client, local))
        }
        return result
    }
}
