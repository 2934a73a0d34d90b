import Model

extension Mesh {
    /// The VirtualServices that bind to a server's Gateway and that the gateway's pods see: private ones first, then by
    /// `exportTo`, then public ones, of which those of the pods' namespace come first.
    ///
    /// Istio: `pilot/pkg/model/push_context.go`, `VirtualServicesForGateway`.
    func virtualServices(for server: GatewayServer, client: String) -> [Int] {
        let likely = index?.virtualServices(ofGateway: server.gatewayName) ?? Array(virtualServices.indices)
        return likely.filter { place in
            let candidate = virtualServices[place]
            return candidate.isExported(to: client)
                && candidate.source.gateways.contains { candidate.gatewayName($0) == server.gatewayName }
        }.sorted { virtualServices[$0].rank(for: client) < virtualServices[$1].rank(for: client) }
    }
}

extension MeshVirtualService {
    /// Those of the client's own namespace come first, then those exported to it by name, then public ones.
    ///
    /// Istio: `pilot/pkg/model/push_context.go`, `initVirtualServices`.
    func rank(for client: String) -> Int {
        if ExportedTo.isPublic(exportTo) { return 2 }
        return namespace == client ? 0 : 1
    }

    /// `namespace/name` of a Gateway that is named as `name`, `./name`, `namespace/name` or `name.namespace`.
    ///
    /// Istio: `pilot/pkg/model/gateway.go`, `resolveGatewayName`.
    func gatewayName(_ written: String) -> String {
        if written == "mesh" { return written }
        if let slash = written.firstIndex(of: "/") {
            return written[..<slash] == "." ? "\(namespace)\(written[slash...])" : written
        }
        guard let dot = written.firstIndex(of: ".") else { return String(pieces: namespace, "/", written) }
        let rest = written[written.index(after: dot)...]
        return String(pieces: String(rest.prefix { $0 != "." }), "/", String(written[..<dot]))
    }

    /// Whether the server serves one of its hosts: wildcards of either side cover the other.
    ///
    /// Istio: `pilot/pkg/networking/core/gateway.go`, `pickMatchingGatewayHosts`.
    func binds(to server: GatewayServer) -> Bool {
        let served = server.hosts(for: namespace)
        return hosts.contains { host in served.contains { Host.overlap($0, host) } }
    }

    /// Whether a match is for this server: its port as it is written there, and its Gateway.
    ///
    /// Istio: `pilot/pkg/networking/core/gateway.go`, `isPortMatch` and `isGatewayMatch`.
    func takes(_ match: ClientMatch, at server: GatewayServer) -> Bool {
        if let wanted = match.port, wanted != server.source.port { return false }
        return match.gateways.isEmpty || match.gateways.contains { gatewayName($0) == server.gatewayName }
    }
}
