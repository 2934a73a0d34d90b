import Model

extension GatewayProposals {
    /// A VirtualService names the Gateway of a server that the call comes to.
    var boundRoutes: [Proposal] {
        let gateways = candidates.map(\.value)
        return routes.prefix(3).flatMap { route -> [Proposal] in
            let named = Set(route.service.source.gateways.map(route.service.gatewayName))
            var seen = named
            return gateways.compactMap { server in
                guard seen.insert(server.gatewayName).inserted,
                    server.routeKind.map({ has($0, route.service) }) ?? false
                else { return nil }
                let path = ["spec", "gateways"]
                let isForSidecars = route.service.source.gateways.isEmpty
                let edits =
                    isForSidecars
                    ? [ObjectEdit(set: path, to: .array([.string("mesh"), .string(server.gatewayName)]))]
                    : [ObjectEdit(add: .string(server.gatewayName), to: path)]
                return changing(
                    route: route.place, "name Gateway `\(server.gatewayName)` in \(route.service.source.reference)",
                    edits,
                    tradeoffs: ["its routes are then for callers of the gateway too"]
                ) { $0.gateways = (isForSidecars ? ["mesh"] : $0.gateways) + [server.gatewayName] }
            }
        }
    }

    func has(_ kind: String, _ service: MeshVirtualService) -> Bool {
        switch kind {
        case "http": !service.source.http.isEmpty
        case "tls": !service.source.tls.isEmpty
        default: !service.source.tcp.isEmpty
        }
    }

    /// A VirtualService of the gateway's is for the names that are asked for, and finds TLS by them.
    var routedNames: [Proposal] {
        routes.filter { isBound($0.service) }.prefix(4).compactMap { route in
            let source = route.service.source
            let hosts = names.filter { name in
                !route.service.hosts.contains { Host.matches(pattern: $0, name: name) }
            }
            var (changed, edits) = (source, hosts.map { ObjectEdit(add: .string($0), to: ["spec", "hosts"]) })
            changed.hosts += hosts
            for (place, rule) in source.tls.enumerated() {
                for (index, match) in rule.matches.enumerated() where isForGateways(match.client, route.service) {
                    for name in names where !match.sniHosts.contains(where: { Host.matches(pattern: $0, name: name) }) {
                        let path = ["spec", "tls", "\(place)", "match", "\(index)", "sniHosts"]
                        edits.append(ObjectEdit(add: .string(name), to: path))
                        changed.tls[place].matches[index].sniHosts.append(name)
                    }
                }
            }
            if edits.isEmpty { return nil }
            return changing(
                route: route.place, "let \(source.reference) route \(list(names))", edits,
                tradeoffs: ["the name then leads where its other hosts lead"]
            ) { $0 = changed }
        }
    }

    /// Whether it names a Gateway of the pods.
    func isBound(_ service: MeshVirtualService) -> Bool {
        let own = Set(selecting.map { "\($0.gateway.metadata.namespace)/\($0.gateway.metadata.name)" })
        return service.source.gateways.contains { own.contains(service.gatewayName($0)) }
    }

    private func isForGateways(_ match: ClientMatch, _ service: MeshVirtualService) -> Bool {
        match.gateways.isEmpty ? !service.isForSidecars : match.gateways.contains { $0 != "mesh" }
    }

    /// The gateway's pods see a VirtualService that names their Gateway.
    var exportedRoutes: [Proposal] {
        let namespace = workload.name.namespace
        return routes.filter { isBound($0.service) && !$0.service.isExported(to: namespace) }.prefix(3).map { route in
            let names = route.service.source.exportTo.filter { $0 != "~" } + [namespace]
            return changing(
                route: route.place, "export \(route.service.source.reference) to namespace `\(namespace)` too",
                [ObjectEdit(set: ["spec", "exportTo"], to: .array(names.map(ObjectText.string)))]
            ) { $0.exportTo = names }
        }
    }

    /// Matches ask for no port that the server is not written with, and for no other Gateway.
    var unmatchedPorts: [Proposal] {
        let servers = candidates.map(\.value)
        return routes.filter { isBound($0.service) }.prefix(4).compactMap { route in
            var (changed, edits) = (route.service.source, [ObjectEdit]())
            func mend(_ match: inout ClientMatch, _ path: [String]) {
                guard isForGateways(match, route.service),
                    !servers.contains(where: { route.service.takes(match, at: $0) })
                else { return }
                if let port = match.port, let server = servers.first,
                    !servers.contains(where: { $0.source.port == port })
                {
                    match.port = server.source.port
                    edits.append(ObjectEdit(set: path + ["port"], to: .integer(server.source.port)))
                }
                if !match.gateways.isEmpty, !servers.contains(where: { route.service.takes(match, at: $0) }),
                    let server = servers.first
                {
                    match.gateways = [server.gatewayName]
                    edits.append(ObjectEdit(set: path + ["gateways"], to: .array([.string(server.gatewayName)])))
                }
            }
            changed.eachMatch(mend)
            if edits.isEmpty { return nil }
            return changing(
                route: route.place, "let the matches of \(changed.reference) take what comes to the server", edits
            ) { $0 = changed }
        }
    }

    /// A VirtualService has routes of the kind that the server reads, to where its others lead.
    var convertedRoutes: [Proposal] {
        let kinds = Set(candidates.compactMap(\.value.routeKind)).sorted()
        return kinds.flatMap { kind in
            routes.filter { isBound($0.service) && !has(kind, $0.service) }.prefix(2).compactMap { route in
                converted(route.place, route.service, to: kind)
            }
        }
    }

    func converted(_ place: Int, _ service: MeshVirtualService, to kind: String) -> Proposal? {
        let source = service.source
        guard let destinations = source.destinationsForGateways, !destinations.isEmpty else { return nil }
        let gateways = source.gateways.filter { $0 != "mesh" }
        let match = ClientMatch(gateways: service.isForSidecars ? gateways : [])
        let named = service.isForSidecars ? ObjectText.strings(gateways) : nil
        let route = ObjectText.array(destinations.map(\.text))
        var changed = source
        let matchText: ObjectText?
        switch kind {
        case "http":
            changed.http.append(
                HTTPRoute(matches: named == nil ? [] : [HTTPRoute.Match(client: match)], action: .route(destinations)))
            matchText = named.map { .members([("gateways", $0)]) }
        case "tls":
            changed.tls.append(
                TLSRoute(matches: [TLSRoute.Match(client: match, sniHosts: source.hosts)], destinations: destinations))
            matchText = .members([("gateways", named), ("sniHosts", .strings(source.hosts))])
        default:
            changed.tcp.append(
                TCPRoute(matches: named == nil ? [] : [TCPRoute.Match(client: match)], destinations: destinations))
            matchText = named.map { .members([("gateways", $0)]) }
        }
        let text = ObjectText.members([("match", matchText.map { .array([$0]) }), ("route", route)])
        return changing(
            route: place, "give \(source.reference) a `\(kind)` route to where its others lead",
            [ObjectEdit(add: text, to: ["spec", kind])]
        ) { $0 = changed }
    }

    /// Routes of the gateway lead to a port and a subset that there are.
    var mendedDestinations: [Proposal] {
        routes.filter { isBound($0.service) }.prefix(4).flatMap { route -> [Proposal] in
            [true, false].compactMap { keepsPort in
                var (changed, edits) = (route.service.source, [ObjectEdit]())
                changed.eachDestination { destination, path in
                    let host = route.service.qualified(destination.host)
                    if destination.subset != nil {
                        destination.subset = nil
                        edits.append(ObjectEdit(remove: path + ["subset"]))
                    }
                    guard !keepsPort, let service = mesh.services(host: host).first.map({ mesh.services[$0] }),
                        destination.port.map({ service.port($0) == nil }) ?? (service.ports.count > 1),
                        let port = service.ports.first(where: { $0.transport == .tcp })
                    else { return }
                    destination.port = port.number
                    edits.append(ObjectEdit(set: path + ["port", "number"], to: .integer(port.number)))
                }
                if edits.isEmpty { return nil }
                return changing(
                    route: route.place,
                    "let \(changed.reference) route \(keepsPort ? "without a subset" : "to a port that its hosts have")",
                    edits,
                    tradeoffs: ["calls no longer go where the route sent them"]
                ) { $0 = changed }
            }
        }
    }
}

extension VirtualService {
    /// Where its first routes lead that gateways may take.
    fileprivate var destinationsForGateways: [RouteDestination]? {
        func isForGateways(_ matches: [ClientMatch]) -> Bool {
            matches.isEmpty || matches.contains { $0.gateways.isEmpty || $0.gateways.contains { $0 != "mesh" } }
        }
        for route in http where isForGateways(route.matches.map(\.client)) {
            if case .route(let destinations) = route.action { return destinations }
        }
        return tls.first { isForGateways($0.matches.map(\.client)) }?.destinations
            ?? tcp.first { isForGateways($0.matches.map(\.client)) }?.destinations
    }

    /// Visits what every match says of the client, with its path in the object.
    fileprivate mutating func eachMatch(_ body: (inout ClientMatch, _ path: [String]) -> Void) {
        for place in http.indices {
            for index in http[place].matches.indices {
                body(&http[place].matches[index].client, ["spec", "http", "\(place)", "match", "\(index)"])
            }
        }
        for place in tls.indices {
            for index in tls[place].matches.indices {
                body(&tls[place].matches[index].client, ["spec", "tls", "\(place)", "match", "\(index)"])
            }
        }
        for place in tcp.indices {
            for index in tcp[place].matches.indices {
                body(&tcp[place].matches[index].client, ["spec", "tcp", "\(place)", "match", "\(index)"])
            }
        }
    }
}
