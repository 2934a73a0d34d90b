import Model

/// What the objects of a large mesh are found by, where looking at all of them would take too long.
///
/// Whoever asks checks what it is given again: an index only leaves out what cannot fit.
final class MeshIndex: Sendable {
    private struct LabelKey: Hashable {
        var namespace: String
        var entry: Labels.Entry
    }

    private let workloadsByLabel: [LabelKey: [Int]]
    private let servicesBySelector: [LabelKey: [Int]]
    /// Of a namespace, those that select by nothing, or have their endpoints in EndpointSlices.
    private let servicesWithoutSelector: [String: [Int]]
    private let servicesByAddress: [IPAddress: [Int]]
    /// The first place in `Mesh.servicesByHost`.
    private let placesByHost: [String: UInt32]
    private let slicesByService: [ObjectReference: [Int]]
    private let podsByAddress: [String: [IPAddress: Int]]
    private let virtualServicesByHost: [String: [Int]]
    private let virtualServicesByGateway: [String: [Int]]
    /// The places of VirtualServices with a wildcard among their hosts.
    let wildcardVirtualServices: [Int]
    /// The places of services whose host is a wildcard.
    let wildcardServices: [Int]
    /// By namespace: what is another than when this was made, and is given whatever is asked for.
    private let changedWorkloads: [String: [Int]]
    private let changedServices: [String: [Int]]

    init(
        workloads: some Sequence<MeshWorkload>, services: some Sequence<MeshService>,
        servicesByHost: [Int], virtualServices: [MeshVirtualService], objects: Objects
    ) {
        changedWorkloads = [:]
        changedServices = [:]
        var byLabel: [LabelKey: [Int]] = [:]
        byLabel.reserveCapacity(workloads.underestimatedCount * 2)
        var pods: [String: [IPAddress: Int]] = [:]
        for (place, workload) in workloads.enumerated() {
            for entry in workload.labels.entries {
                byLabel[LabelKey(namespace: workload.name.namespace, entry: entry), default: []].append(place)
            }
            for address in workload.addresses where pods[workload.name.namespace]?[address] == nil {
                pods[workload.name.namespace, default: [:]][address] = place
            }
        }
        workloadsByLabel = byLabel
        podsByAddress = pods

        var bySelector: [LabelKey: [Int]] = [:]
        bySelector.reserveCapacity(services.underestimatedCount)
        var withoutSelector: [String: [Int]] = [:]
        var byAddress: [IPAddress: [Int]] = [:]
        var wildcards: [Int] = []
        for (place, service) in services.enumerated() {
            if Host.isWildcard(service.host) { wildcards.append(place) }
            if case .ip(let address) = service.address { byAddress[address, default: []].append(place) }
            let keys = service.selector?.entries.map { LabelKey(namespace: service.namespace, entry: $0) } ?? []
            // The rarest of its labels, so that a label that all have is not looked through.
            if let key = keys.min(by: { byLabel[$0]?.count ?? 0 < byLabel[$1]?.count ?? 0 }) {
                bySelector[key, default: []].append(place)
            } else if service.selector != nil || service.isKubernetes {
                withoutSelector[service.namespace, default: []].append(place)
            }
        }
        servicesBySelector = bySelector
        servicesWithoutSelector = withoutSelector
        servicesByAddress = byAddress
        wildcardServices = wildcards

        let hosts = Array(services).map(\.host)
        placesByHost = Dictionary(
            servicesByHost.enumerated().map { (hosts[$1], UInt32(truncatingIfNeeded: $0)) },
            uniquingKeysWith: { first, _ in first })

        var slices: [ObjectReference: [Int]] = [:]
        for (place, slice) in objects.endpointSlices.enumerated() {
            let service = ObjectReference(
                kind: "Service", namespace: slice.metadata.namespace, name: slice.service)
            slices[service, default: []].append(place)
        }
        slicesByService = slices

        var byHost: [String: [Int]] = [:]
        var byGateway: [String: [Int]] = [:]
        for (place, service) in virtualServices.enumerated() {
            for host in service.hosts { byHost[host, default: []].append(place) }
            for name in Set(service.source.gateways.map(service.gatewayName)) {
                byGateway[name, default: []].append(place)
            }
        }
        virtualServicesByHost = byHost
        virtualServicesByGateway = byGateway
        wildcardVirtualServices = virtualServices.indices.filter {
            virtualServices[$0].hosts.contains(where: Host.isWildcard)
        }
    }

    /// The same for a mesh in which some workloads and services are others, or new.
    init(_ other: MeshIndex, changedWorkloads: [String: [Int]] = [:], changedServices: [String: [Int]] = [:]) {
        workloadsByLabel = other.workloadsByLabel
        servicesBySelector = other.servicesBySelector
        servicesWithoutSelector = other.servicesWithoutSelector
        servicesByAddress = other.servicesByAddress
        placesByHost = other.placesByHost
        slicesByService = other.slicesByService
        podsByAddress = other.podsByAddress
        virtualServicesByHost = other.virtualServicesByHost
        virtualServicesByGateway = other.virtualServicesByGateway
        wildcardVirtualServices = other.wildcardVirtualServices
        wildcardServices = other.wildcardServices
        self.changedWorkloads = changedWorkloads
        self.changedServices = changedServices
    }
}

extension MeshIndex {
    /// Whether workloads come in another order than that of their names.
    var isOutOfOrder: Bool { !changedWorkloads.isEmpty }

    /// The workloads of a namespace that a selector may select, in order; nil where it may be any of them.
    func workloads(in namespace: String, selectedBy selector: Labels) -> [Int]? {
        var fewest: [Int]?
        for entry in selector.entries {
            let found = workloadsByLabel[LabelKey(namespace: namespace, entry: entry)] ?? []
            if found.count < fewest?.count ?? Int.max { fewest = found }
        }
        if changedWorkloads.isEmpty || fewest == nil { return fewest }
        for place in changedWorkloads[namespace] ?? [] where fewest?.contains(place) == false { fewest?.append(place) }
        return fewest
    }

    /// The services of a namespace that may be served by a workload with these labels, in order.
    func services(in namespace: String, selecting labels: Labels) -> [Int] {
        var result = servicesWithoutSelector[namespace] ?? []
        for entry in labels.entries {
            result += servicesBySelector[LabelKey(namespace: namespace, entry: entry)] ?? []
        }
        if !changedServices.isEmpty {
            for place in changedServices[namespace] ?? [] where !result.contains(place) { result.append(place) }
        }
        return result.count > 1 ? result.sorted() : result
    }

    /// Where the services with a host begin in `Mesh.servicesByHost`; nil where there are none.
    func firstPlace(ofHost host: String) -> Int? { placesByHost[host].map(Int.init) }

    /// The services with this address of their own, in order.
    func services(at address: IPAddress) -> [Int] { servicesByAddress[address] ?? [] }

    func slices(of service: Service) -> [Int] { slicesByService[service.reference] ?? [] }

    /// The first workload of a namespace that has a pod with this address.
    func pod(at address: IPAddress, in namespace: String) -> Int? { podsByAddress[namespace]?[address] }

    /// The VirtualServices that have exactly this host, in order.
    func virtualServices(host: String) -> [Int] { virtualServicesByHost[host] ?? [] }

    /// The VirtualServices that name a Gateway, by `namespace/name`, in order.
    func virtualServices(ofGateway name: String) -> [Int] { virtualServicesByGateway[name] ?? [] }
}

extension Mesh {
    /// The index, made where there is none yet.
    var madeIndex: MeshIndex {
        index
            ?? MeshIndex(
                workloads: workloads, services: services, servicesByHost: servicesByHost,
                virtualServices: virtualServices, objects: objects)
    }
}
