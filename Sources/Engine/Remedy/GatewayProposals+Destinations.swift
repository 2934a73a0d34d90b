import Model

/// Where a gateway could lead the call.
extension GatewayProposals {
    /// A VirtualService that brings the call to an egress gateway leads it on from there, to the host itself.
    var onwardRoutes: [Proposal] {
        guard let name = names.last, let service = mesh.services(host: name).first.map({ mesh.services[$0] }) else {
            return []
        }
        let servers = candidates.map(\.value)
        return routes.filter { covers($0.service.hosts) }.prefix(2).flatMap { route -> [Proposal] in
            let own = route.service.source.gateways.map(route.service.gatewayName)
            return servers.filter { own.contains($0.gatewayName) }.prefix(2).flatMap { server -> [Proposal] in
                service.ports.filter { $0.transport == .tcp }.prefix(3).compactMap { port in
                    onward(route, from: server, to: RouteDestination(host: name, port: port.number))
                }
            }
        }
    }

    private func onward(
        _ route: (place: Int, service: MeshVirtualService), from server: GatewayServer, to destination: RouteDestination
    ) -> Proposal? {
        guard let kind = server.routeKind else { return nil }
        var changed = route.service.source
        let match = ClientMatch(gateways: [server.gatewayName])
        switch kind {
        case "http": changed.http.append(HTTPRoute(matches: [.init(client: match)], action: .route([destination])))
        case "tls":
            changed.tls.append(TLSRoute(matches: [.init(client: match, sniHosts: names)], destinations: [destination]))
        default: changed.tcp.append(TCPRoute(matches: [.init(client: match)], destinations: [destination]))
        }
        let matches = ObjectText.members([
            ("gateways", .array([.string(server.gatewayName)])), ("sniHosts", kind == "tls" ? .strings(names) : nil),
        ])
        let text = ObjectText.members([("match", .array([matches])), ("route", .array([destination.text]))])
        return changing(
            route: route.place,
            "lead from `\(server.gatewayName)` on to port \(destination.port ?? 0) of `\(destination.host)` in "
                + "\(changed.reference)", [ObjectEdit(add: text, to: ["spec", kind])]
        ) { $0 = changed }
    }

    /// The service that the gateway's routes lead to, where its cluster has no endpoint or is not there.
    private var sought: [MeshService] {
        if let upstream = passage.upstream { return [mesh.services[upstream.service]] }
        var hosts: Set<String> = []
        for route in routes where covers(route.service.hosts) {
            hosts.formUnion(route.service.destinations(for: workload.name.namespace).map(\.host))
        }
        return hosts.sorted().flatMap { mesh.services(host: $0).map { mesh.services[$0] } }
    }

    /// A Service whose selector finds nothing selects the workload of its name.
    var selectingServices: [Proposal] {
        sought.compactMap { service in
            guard case .kubernetes(let place) = service.registry, let selector = service.selector,
                mesh.selectsNothing(selector, in: service.namespace)
            else { return nil }
            let source = objects.services[place]
            let name = WorkloadName(namespace: service.namespace, name: source.metadata.name)
            guard let found = mesh.workload(name).map({ mesh.workloads[$0] }),
                let entry = found.labels.entries.first(where: { $0.value == name.name && !$0.key.contains("istio.io") })
            else { return nil }
            let labels = Labels([entry])
            return proposals.proposal(
                "let \(source.reference) select \(name.text)",
                changes: [
                    Change(
                        source,
                        edits: [ObjectEdit(set: ["spec", "selector"], to: ObjectText.labels(labels) ?? .object([]))])
                ]
            ) { $0.services[place].selector = labels }
        }
    }

    /// A gateway does not know which address was dialled: it has to look the host up.
    var resolvedEntries: [Proposal] {
        sought.compactMap { service in
            guard case .serviceEntry(let place) = service.registry,
                objects.serviceEntries[place].resolution == .none, !Host.isWildcard(service.host)
            else { return nil }
            let entry = objects.serviceEntries[place]
            return proposals.proposal(
                "let \(entry.reference) say `resolution: DNS`",
                changes: [Change(entry, edits: [ObjectEdit(set: ["spec", "resolution"], to: .string("DNS"))])],
                tradeoffs: ["proxies then look the host up, and do not go to the address that was dialled"]
            ) { $0.serviceEntries[place].resolution = .dns }
        }
    }

    /// `name.namespace` is no host of a Service, and a bare name means one of the VirtualService's own namespace.
    var wholeHosts: [Proposal] {
        routes.filter { covers($0.service.hosts) }.prefix(3).compactMap { route in
            var (changed, edits) = (route.service.source, [ObjectEdit]())
            changed.eachDestination { destination, path in
                guard mesh.services(host: route.service.qualified(destination.host)).isEmpty,
                    let whole = service(meantBy: destination.host, in: route.service.namespace)?.host
                else { return }
                destination.host = whole
                edits.append(ObjectEdit(set: path + ["host"], to: .string(whole)))
            }
            if edits.isEmpty { return nil }
            return changing(route: route.place, "write the hosts whole to which \(changed.reference) routes", edits) {
                $0 = changed
            }
        }
    }

    /// The one that has the name, and the namespace where one is written.
    private func service(meantBy host: String, in namespace: String) -> MeshService? {
        let parts = host.split(separator: ".").map(String.init)
        guard let name = parts.first, parts.count < 3 else { return nil }
        if parts.count == 2 {
            return mesh.services(host: Host.serviceName(name, namespace: parts[1])).first.map { mesh.services[$0] }
        }
        let found = mesh.services.filter { $0.isKubernetes && $0.host.hasPrefix("\(name).") }
        return found.count == 1 ? found[0] : nil
    }

    /// Routes of the gateway lead to the host that was called, where theirs is none.
    var routesToCalled: [Proposal] {
        guard let name = names.last, !mesh.services(host: name).isEmpty else { return [] }
        return routes.filter { covers($0.service.hosts) }.prefix(2).compactMap { route in
            var (changed, edits) = (route.service.source, [ObjectEdit]())
            changed.eachDestination { destination, path in
                guard mesh.services(host: route.service.qualified(destination.host)).isEmpty else { return }
                destination.host = name
                edits.append(ObjectEdit(set: path + ["host"], to: .string(name)))
            }
            if edits.isEmpty { return nil }
            return changing(route: route.place, "let \(changed.reference) route to `\(name)` itself", edits) {
                $0 = changed
            }
        }
    }

    /// The gateway's pods see the service that its routes lead to.
    var exportedServices: [Proposal] {
        sought.compactMap { proposals.exported($0, to: workload.name.namespace) }
    }
}
