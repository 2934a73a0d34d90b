import Model

/// What a client's scope is looked up by, where many calls are decided for it.
final class ScopeIndex: Sendable {
    /// One egress listener's services and VirtualServices.
    private struct Listed: Sendable {
        /// By the place of the service: the place in `Scope.Egress.services`.
        var positions: [Int: Int] = [:]
        /// By port: the services, in order.
        var onPort: [Int: [Int]] = [:]
        /// By port: the services that are dialled at addresses of endpoints that are written down.
        var byAddress: [Int: [Int]] = [:]
        /// By the place of the VirtualService: the place in `Scope.Egress.virtualServices`.
        var virtualServices: [Int: Int] = [:]
    }

    private let egress: [Scope.Egress]
    private let listed: [Listed]
    private let imports: [String: [Scope.Import]]
    private let wildcards: [Int: OutboundListener]
    let meshIndex: MeshIndex

    init(_ scope: Scope, mesh: Mesh) {
        let listed = scope.egress.map { Self.list($0, mesh: mesh) }
        self.listed = listed
        egress = scope.egress
        meshIndex = mesh.madeIndex
        imports = Dictionary(grouping: scope.imports) { mesh.services[$0.service].host }
        var ports = Set(scope.egress.compactMap { $0.port?.number })
        for egress in listed { ports.formUnion(egress.onPort.keys) }
        var wildcards: [Int: OutboundListener] = [:]
        for port in ports {
            let services = zip(scope.egress, listed).map { egress, listed in
                egress.port != nil
                    ? egress.services
                    : (listed.onPort[port] ?? []).map { egress.services[listed.positions[$0] ?? 0] }
            }
            wildcards[port] = OutboundListenerBuilder(mesh: mesh, scope: scope, port: port, services: services).wildcard
        }
        self.wildcards = wildcards
    }

    private static func list(_ egress: Scope.Egress, mesh: Mesh) -> Listed {
        var result = Listed()
        for (position, candidate) in egress.services.enumerated() {
            let service = mesh.services[candidate.service]
            result.positions[candidate.service] = position
            let isByAddress =
                service.resolution == .passthrough && service.address == .none
                && (!service.isKubernetes || service.selector == nil || !mesh.objects.workloadEntries.isEmpty)
            for (place, port) in service.ports.enumerated()
            where candidate.includes(port: port.number)
                && !service.ports[..<place].contains(where: { $0.number == port.number })
            {
                result.onPort[port.number, default: []].append(candidate.service)
                if isByAddress { result.byAddress[port.number, default: []].append(candidate.service) }
            }
        }
        for (position, place) in egress.virtualServices.enumerated() { result.virtualServices[place] = position }
        return result
    }

    func imports(of host: String) -> [Scope.Import] { imports[host] ?? [] }

    /// The listener of a port, for every address that has none of its own.
    func wildcard(port: Int) -> OutboundListener? { wildcards[port] }

    /// The services of a port that have it, in order.
    func services(on port: Int, egress place: Int) -> [Int] { listed[place].onPort[port] ?? [] }

    /// Whether an egress listener lets a service's port in.
    func includes(_ service: Int, port: Int, egress place: Int) -> Bool {
        listed[place].positions[service].map { egress[place].services[$0].includes(port: port) } ?? false
    }

    /// The services of an egress listener that may have a listener at the very address that is dialled, in order.
    func services(boundTo dialled: Dialled, egress place: Int, mesh: Mesh) -> [Scope.Import] {
        let listener = egress[place]
        if listener.bind != nil || listener.port != nil { return listener.services }
        let candidates: [Int]
        switch dialled.address {
        case .service(let service): candidates = [service]
        case .ip(let address):
            candidates = meshIndex.services(at: address) + (listed[place].byAddress[dialled.port] ?? [])
        case .pod(let pod):
            // Only what selects the pod, or has its address written down, can have a listener there.
            let workload = mesh.workloads[pod]
            candidates = (mesh.index ?? meshIndex).services(in: workload.name.namespace, selecting: workload.labels)
        case .outside, .nothing, .gateway: return []
        }
        let positions = candidates.compactMap { listed[place].positions[$0] }
        return (positions.count > 1 ? positions.sorted() : positions).map { listener.services[$0] }
    }
}

extension ScopeIndex {
    /// The services and VirtualServices of an egress listener that have a say in where a name goes, in order.
    ///
    /// Those that claim the name, the VirtualServices that speak of any of them, what those speak of, and so on.
    func members(
        speakingOf host: String, services claimants: [Int], among onPort: [Int], port: Int, egress place: Int,
        mesh: Mesh
    ) -> (services: [Int], virtualServices: [Int]) {
        let listed = listed[place]
        func isListed(_ service: Int) -> Bool {
            includes(service, port: port, egress: place) && mesh.services[service].port(port) != nil
        }
        var services = Set(claimants.filter(isListed))
        var virtualServices: Set<Int> = []
        if !listed.virtualServices.isEmpty {
            var names = [host] + services.map { mesh.services[$0].host }
            while let name = names.popLast() {
                for speaking in meshIndex.virtualServices(overlapping: name, mesh: mesh)
                where listed.virtualServices[speaking] != nil && virtualServices.insert(speaking).inserted {
                    for own in mesh.virtualServices[speaking].hosts {
                        for service in meshIndex.services(overlapping: own, among: onPort, mesh: mesh)
                        where isListed(service) && services.insert(service).inserted {
                            names.append(mesh.services[service].host)
                        }
                    }
                }
            }
        }
        return (
            services.sorted { listed.positions[$0] ?? 0 < listed.positions[$1] ?? 0 },
            virtualServices.sorted { listed.virtualServices[$0] ?? 0 < listed.virtualServices[$1] ?? 0 }
        )
    }
}
