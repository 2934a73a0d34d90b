import Model

/// Puts the server ports of a mesh into classes that no rule can tell apart.
struct ServerClassing {
    let mesh: Mesh
    let index: MeshIndex
    let holders: RuleHolders
    /// Addresses of endpoints that have listeners of their own.
    private let endpointAddresses: Set<IPAddress>
    /// Whether names of services may be taken for parts of others' names: then each is a class of its own.
    private let hasOddNames: Bool
    /// Whether EnvoyFilters change what clients do for some services alone: then each is a class of its own.
    private let hasFiltersForSome: Bool

    init(_ mesh: Mesh) {
        self.mesh = mesh
        index = mesh.madeIndex
        holders = RuleHolders(mesh)
        var addresses: Set<IPAddress> = []
        for slice in mesh.objects.endpointSlices {
            for endpoint in slice.endpoints { addresses.formUnion(endpoint.addresses) }
        }
        for entry in mesh.objects.serviceEntries where entry.resolution == .none {
            for endpoint in entry.endpoints {
                if let address = IPAddress(endpoint.address) { addresses.insert(address) }
            }
        }
        for entry in mesh.objects.workloadEntries {
            if let address = IPAddress(entry.specification.address) { addresses.insert(address) }
        }
        endpointAddresses = addresses
        hasFiltersForSome = mesh.envoyFilters.elements.contains { filter in
            filter.patches.contains { $0.isOutbound && $0.isForSome }
        }
        hasOddNames = mesh.services.contains { service in
            guard service.isKubernetes else { return service.host.hasSuffix(".local.svc.cluster.local") }
            return service.isHeadless
                && (service.host.hasPrefix("local.") || service.host == "cluster.local.svc.cluster.local")
        }
    }

    /// The same for a mesh after a change, if no address of an endpoint becomes a service's by it.
    init(_ other: ServerClassing, mesh: Mesh, holders: RuleHolders) {
        self.mesh = mesh
        index = mesh.madeIndex
        self.holders = holders
        endpointAddresses = other.endpointAddresses
        hasOddNames = other.hasOddNames
        hasFiltersForSome = other.hasFiltersForSome
    }

    /// Whether a service has a name, a cluster address and routes that nothing else has a say in.
    func isOrdinary(_ service: MeshService) -> Bool {
        guard !hasOddNames, !hasFiltersForSome, service.isKubernetes, service.resolution == .clientSide,
            ExportedTo.isPublic(
                service.exportTo.isEmpty ? mesh.settings.defaultServiceExportTo : service.exportTo),
            mesh.services(host: service.host).count == 1,
            !index.wildcardServices.contains(where: { Host.overlap(mesh.services[$0].host, service.host) }),
            !index.virtualServices(overlapping: service.host, mesh: mesh).contains(where: isForSidecars)
        else { return false }
        switch service.address {
        case .unstated: return true
        case .ip(let address):
            return index.services(at: address).count == 1 && !endpointAddresses.contains(address)
                && address.low >> 24 != 127 && !(address.isIPv6 && address.high == 0 && address.low == 1)
        case .none, .range: return false
        }
    }

    private func isForSidecars(_ place: Int) -> Bool { mesh.virtualServices[place].isForSidecars }
}
