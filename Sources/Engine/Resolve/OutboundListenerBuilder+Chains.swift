import Model

extension OutboundListenerBuilder {
    /// The filter chains that a service brings to a listener.
    ///
    /// Istio: `pilot/pkg/networking/core/tls.go` and `buildSidecarOutboundHTTPListenerOpts`.
    func chains(
        of place: Int, declared: PortProtocol, ranges: [CIDR], isWildcard: Bool, egress: Scope.Egress
    ) -> Chains {
        let isSniffedAlone = declared == .auto && !isWildcard
        var http = OutboundChain(action: .http(service: isSniffedAlone ? place : nil))
        http.isForHTTPOnly = declared == .auto || isWildcard
        if declared.isHTTP { return Chains(http: [http], bytes: []) }
        let bytes =
            declared.class == .tls
            ? tlsChains(of: place, ranges: ranges, isWildcard: isWildcard, egress: egress)
            : tcpChains(of: place, ranges: ranges, egress: egress)
        return Chains(http: [http], bytes: bytes)
    }

    private func tlsChains(of place: Int, ranges: [CIDR], isWildcard: Bool, egress: Scope.Egress) -> [OutboundChain] {
        var result: [OutboundChain] = []
        var seen: Set<OutboundChain.Predicates> = []
        var ranges = ranges
        for candidate in virtualServices(for: place, egress: egress) {
            for route in mesh.virtualServices[candidate].source.tls where !route.destinations.isEmpty {
                for match in route.matches where scope.matches(match.client, port: dialled.port) {
                    if !match.destinationSubnets.isEmpty { ranges = match.destinationSubnets.compactMap { CIDR($0) } }
                    let chain = OutboundChain(
                        action: .route(virtualService: candidate, destinations: route.destinations),
                        sniHosts: match.sniHosts, ranges: ranges)
                    let predicates = OutboundChain.Predicates(
                        sniHosts: match.sniHosts, subnets: match.destinationSubnets)
                    if seen.insert(predicates).inserted { result.append(chain) }
                }
            }
        }
        if !result.isEmpty { return result }
        let service = mesh.services[place]
        let isFoundByAddress = ranges.isEmpty && !(service.address == .none && isWildcard)
        let needsSNI = !isFoundByAddress || service.resolution == .dynamicDNS
        let names = [service.host] + mesh.aliasNames(of: service, in: egress, client: scope.namespace)
        return [
            OutboundChain(
                action: .cluster(service: place, port: defaultPort(of: service)), sniHosts: needsSNI ? names : [],
                ranges: ranges)
        ]
    }

    private func tcpChains(of place: Int, ranges: [CIDR], egress: Scope.Egress) -> [OutboundChain] {
        var result: [OutboundChain] = []
        var hasDefault = false
        routes: for candidate in virtualServices(for: place, egress: egress) {
            for route in mesh.virtualServices[candidate].source.tcp where !route.destinations.isEmpty {
                let action = OutboundChain.Action.route(virtualService: candidate, destinations: route.destinations)
                var subnets: [CIDR] = []
                var isDefault = route.matches.isEmpty
                for match in route.matches where scope.matches(match.client, port: dialled.port) {
                    if match.destinationSubnets.isEmpty { isDefault = true }
                    subnets += match.destinationSubnets.compactMap { CIDR($0) }
                }
                if isDefault {
                    result.append(OutboundChain(action: action, ranges: ranges))
                    hasDefault = true
                    break routes
                }
                if subnets.isEmpty { continue }
                result.append(OutboundChain(action: action, ranges: subnets))
                hasDefault = hasDefault || Set(subnets) == Set(ranges)
            }
        }
        if hasDefault { return result }
        let cluster = OutboundChain.Action.cluster(service: place, port: defaultPort(of: mesh.services[place]))
        return result + [OutboundChain(action: cluster, ranges: ranges)]
    }

    /// The VirtualServices of the egress listener that speak of a service's host.
    private func virtualServices(for place: Int, egress: Scope.Egress) -> [Int] {
        if egress.virtualServices.isEmpty { return [] }
        let host = mesh.services[place].host
        if let index = mesh.index {
            let speaking = Set(index.virtualServices(overlapping: host, mesh: mesh))
            return speaking.isEmpty ? [] : egress.virtualServices.filter(speaking.contains)
        }
        return egress.virtualServices.filter { candidate in
            mesh.virtualServices[candidate].hosts.contains { Host.overlap($0, host) }
        }
    }

    /// The service's only port, or the port that was dialled.
    private func defaultPort(of service: MeshService) -> Int {
        service.ports.count == 1 ? service.ports[0].number : dialled.port
    }
}

extension Scope {
    /// What a match asks of the client, decided for this one.
    ///
    /// Istio: `pilot/pkg/networking/core/tls.go`, `matchTLS` and `matchTCP`.
    func matches(_ match: ClientMatch, port: Int) -> Bool {
        if !match.gateways.isEmpty && !match.gateways.contains("mesh") { return false }
        if let wanted = match.port, wanted != port { return false }
        if let wanted = match.sourceNamespace, wanted != namespace { return false }
        return match.sourceLabels.isSubset(of: labels)
    }
}
