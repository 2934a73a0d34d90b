import Model

extension MeshVirtualService {
    /// A host that a VirtualService leads to, and the ports; nil where a destination names none.
    struct Destination: Hashable, Sendable {
        var host: String
        var ports: [Int]?
    }

    /// Istio: `pilot/pkg/model/push_context.go`, `virtualServiceDestinationsFilteredBySourceNamespace`.
    func destinations(for client: String) -> [Destination] {
        var result: [Destination] = []
        for route in http where route.isOpen(to: client) {
            if case .route(let destinations) = route.action { collect(destinations, into: &result) }
        }
        for route in source.tcp { collect(route.destinations, into: &result) }
        for route in source.tls { collect(route.destinations, into: &result) }
        return result.sorted { $0.host < $1.host }
    }

    private func collect(_ destinations: [RouteDestination], into result: inout [Destination]) {
        for destination in destinations {
            let host = qualified(destination.host)
            guard let place = result.firstIndex(where: { $0.host == host }) else {
                result.append(Destination(host: host, ports: destination.port.map { [$0] }))
                continue
            }
            if let port = destination.port { result[place].ports?.append(port) } else { result[place].ports = nil }
        }
    }
}

extension HTTPRoute {
    /// Whether none of its matches is for another namespace's clients alone.
    fileprivate func isOpen(to client: String) -> Bool {
        var isOpen = true
        for match in matches {
            guard let namespace = match.client.sourceNamespace else { continue }
            if namespace == client { return true }
            isOpen = false
        }
        return isOpen
    }
}
