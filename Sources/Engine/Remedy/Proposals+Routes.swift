import Model

/// Where the client's sidecar could send the call instead: hosts that it does not see, and routes that lead nowhere.
extension Proposals {
    /// The VirtualServices of the host that is dialled.
    private var routes: [MeshVirtualService] {
        guard let host = circumstances.service?.host ?? subject.destinations.first?.host else { return [] }
        return mesh.virtualServices.filter { $0.hosts.contains(host) }
    }

    /// The services that the call needs: the one that is dialled, and those to which it is routed.
    var needed: [MeshService] {
        var result = [subject.destinations.first?.service.map { mesh.services[$0] }].compactMap { $0 }
        guard let client = circumstances.client?.name.namespace else { return result }
        for route in routes {
            for destination in route.destinations(for: client) {
                result += mesh.services(host: destination.host).map { mesh.services[$0] }
            }
        }
        return result
    }

    /// A service that the client's namespace does not see is exported to it too.
    var exportedService: Proposal? {
        guard let client = circumstances.client?.name.namespace,
            let hidden = needed.first(where: { !isVisible($0, to: client) })
        else { return nil }
        return exported(hidden, to: client)
    }

    /// nil where the namespace sees it already.
    func exported(_ hidden: MeshService, to client: String) -> Proposal? {
        if isVisible(hidden, to: client) { return nil }
        let names = hidden.exportTo.filter { $0 != "~" } + [client]
        let title = "export \(mesh.reference(of: hidden)) to namespace `\(client)` too"
        switch hidden.registry {
        case .kubernetes(let place):
            let name = "networking.istio.io/exportTo"
            let value = names.joined(separator: ",")
            let edit = ObjectEdit(set: ["metadata", "annotations", name], to: .string(value))
            return proposal(title, changes: [Change(objects.services[place], edits: [edit])]) {
                $0.services[place].metadata.annotations[name] = value
            }
        case .serviceEntry(let place):
            let edit = ObjectEdit(set: ["spec", "exportTo"], to: .array(names.map(ObjectText.string)))
            return proposal(title, changes: [Change(objects.serviceEntries[place], edits: [edit])]) {
                $0.serviceEntries[place].exportTo = names
            }
        }
    }

    private func isVisible(_ service: MeshService, to client: String) -> Bool {
        let exportTo = service.exportTo.isEmpty ? mesh.settings.defaultServiceExportTo : service.exportTo
        return ExportedTo.includes(client, exportTo: exportTo, owner: service.namespace)
    }

    /// A subset that has no pods, or that no DestinationRule defines, is not asked for any longer.
    var routeWithoutSubset: Proposal? {
        rerouted("without a subset") { destination, _ in
            guard destination.subset != nil else { return nil }
            destination.subset = nil
            return { [ObjectEdit(remove: $0 + ["subset"])] }
        }
    }

    /// The route leads to the host that is dialled.
    var routeToDialled: Proposal? {
        guard let host = subject.destinations.first?.service.map({ mesh.services[$0].host }) else { return nil }
        return rerouted("to `\(host)` itself") { destination, route in
            guard route.qualified(destination.host) != host || destination.port != nil else { return nil }
            let isOther = route.qualified(destination.host) != host
            if isOther { destination.host = host }
            destination.port = nil
            return { path in
                [
                    isOther ? ObjectEdit(set: path + ["host"], to: .string(host)) : nil,
                    ObjectEdit(remove: path + ["port"]),
                ].compactMap { $0 }
            }
        }
    }

    private typealias Edits = (_ path: [String]) -> [ObjectEdit]

    private func rerouted(
        _ words: String, edit: (inout RouteDestination, MeshVirtualService) -> Edits?
    ) -> Proposal? {
        for route in routes where route.source.metadata.origin.isText {
            var (changed, edits) = (route.source, [ObjectEdit]())
            changed.eachDestination { destination, path in
                if let made = edit(&destination, route) { edits += made(path) }
            }
            guard !edits.isEmpty,
                let place = objects.virtualServices.firstIndex(where: { $0.reference == route.source.reference })
            else { continue }
            return proposal(
                "let \(route.source.reference) route \(words)", changes: [Change(route.source, edits: edits)],
                tradeoffs: ["calls no longer go where the route sent them"]
            ) { $0.virtualServices[place] = changed }
        }
        return nil
    }
}

extension VirtualService {
    /// Visits every destination, with its path in the object.
    mutating func eachDestination(_ body: (inout RouteDestination, _ path: [String]) -> Void) {
        func visit(_ destinations: inout [RouteDestination], _ kind: String, _ place: Int) {
            for index in destinations.indices {
                body(&destinations[index], ["spec", kind, "\(place)", "route", "\(index)", "destination"])
            }
        }
        for place in http.indices {
            guard case .route(var destinations) = http[place].action else { continue }
            visit(&destinations, "http", place)
            http[place].action = .route(destinations)
        }
        for place in tls.indices { visit(&tls[place].destinations, "tls", place) }
        for place in tcp.indices { visit(&tcp[place].destinations, "tcp", place) }
    }
}
