import Model

extension ClassEvaluation {
    /// What tells a client from others of its class in the calls to one server port.
    private struct Traits: Hashable {
        /// The DestinationRules that apply, for each of some services.
        var rules: [ObjectIdentifier?]
        /// What policies on the way ask for and it has.
        var held: [Int]
    }

    private func traits(of client: Int, _ services: [Int], _ asked: AskedIdentities) -> Traits {
        let workload = mesh.workloads[client]
        return Traits(
            rules: services.map { service in
                mesh.destinationRules.rule(
                    for: mesh.services[service], client: workload.name.namespace, labels: workload.labels
                ).map { ObjectIdentifier($0) }
            }, held: asked.held(by: workload))
    }

    /// What the AuthorizationPolicies ask for that a call to some services may meet, by whatever rules it is led there.
    private func asked(_ services: [Int], _ outcome: Outcome) -> AskedIdentities {
        if mesh.authorizations.isEmpty { return AskedIdentities([], in: mesh) }
        var proxies: Set<Int> = []
        for walk in outcome.walks {
            proxies.formUnion(walk.gateways.map(\.workload))
            if case .workload(let place)? = walk.endpoint?.place { proxies.insert(place) }
        }
        for place in services {
            let service = mesh.services[place]
            for endpoint in service.ports.flatMap({ mesh.endpoints(of: service, port: $0) }) {
                if case .workload(let place) = endpoint.place { proxies.insert(place) }
            }
        }
        return AskedIdentities(
            proxies.flatMap { mesh.authorizationPolicies(for: mesh.workloads[$0]) }, in: mesh)
    }

    /// The calls of those clients that follow other rules than most, or whose identity is asked for.
    ///
    /// - Parameters:
    ///   - services: to which a call is led; which they are does not depend on what tells the clients apart.
    ///   - evaluated: the client whose call came to `outcome`, and to what is common so far.
    func tellApart(
        _ services: [Int], _ column: ServerColumn, evaluated: Int, _ outcome: Outcome, selves: Set<Int>,
        into result: inout ClassEnd<CallEnd>
    ) {
        var special: Set<String> = []
        for service in services { special.formUnion(holders.namespaces(of: mesh.services[service])) }
        special = special.filter { clients.namespaces[$0] != nil }
        let asked = asked(services, outcome)
        let named = asked.holders(among: clients)
        special.formUnion(named.namespaces)
        if special.isEmpty && named.clients.isEmpty { return }
        var known = [traits(of: evaluated, services, asked): result.common]
        func end(of client: Int) -> CallEnd {
            let traits = traits(of: client, services, asked)
            if let end = known[traits] { return end }
            let outcome = self.outcome(of: client, column)
            result.reach.formUnion(reach(of: outcome, column))
            let end = CallEnd(outcome)
            known[traits] = end
            return end
        }
        let passed = selves.union(excluded)
        let unlike = passed.union(named.clients)
        if let common = clients.member(but: unlike, outside: special, mesh: mesh) { result.common = end(of: common) }
        for namespace in special.sorted() {
            guard let range = clients.namespaces[namespace] else { continue }
            guard holders.hasSelectors(namespace) else {
                guard let first = clients.members[range].first(where: { !unlike.contains($0) }) else { continue }
                let found = end(of: first)
                if found != result.common { result.namespaces[namespace] = found }
                continue
            }
            for client in clients.members[range] where !passed.contains(client) {
                let found = end(of: client)
                if found != result.common { result.clients[client] = found }
            }
        }
        for client in named.clients.subtracting(passed).sorted() {
            let found = end(of: client)
            let namespace = mesh.workloads[client].name.namespace
            if found != result.end(client: client, namespace: namespace) { result.clients[client] = found }
        }
    }
}
