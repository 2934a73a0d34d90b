import Model

/// The routes of a VirtualService that are for gateways, by kind.
struct GatewayRoutesOfService {
    struct Route {
        /// `http`, `tls` or `tcp`.
        let kind: String
        let place: Int
        /// Of each match; empty takes all.
        let matches: [ClientMatch]
    }

    let service: MeshVirtualService
    let routes: [Route]

    init(_ service: MeshVirtualService) {
        self.service = service
        let source = service.source
        var routes: [Route] = []
        func add(_ kind: String, _ matches: [[ClientMatch]]) {
            for (place, matches) in matches.enumerated() where Self.isForGateways(matches, of: service) {
                routes.append(Route(kind: kind, place: place, matches: matches))
            }
        }
        add("http", source.http.map { $0.matches.map(\.client) })
        add("tls", source.tls.map { $0.matches.map(\.client) })
        add("tcp", source.tcp.map { $0.matches.map(\.client) })
        self.routes = routes
    }

    /// What is for sidecars as well counts where it names a gateway.
    private static func isForGateways(_ matches: [ClientMatch], of service: MeshVirtualService) -> Bool {
        if matches.contains(where: { $0.gateways.contains { $0 != "mesh" } }) { return true }
        return !service.isForSidecars && (matches.isEmpty || matches.contains { $0.gateways.isEmpty })
    }
}
