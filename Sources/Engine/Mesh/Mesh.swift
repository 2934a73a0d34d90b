package import Model

/// The objects of a mesh, put in the orders in which Istio reads them.
///
/// The order of the documents leaves no trace here: everything is sorted by what Istio sorts by, then by name. A class,
/// like all that it holds many of, so that looking at it copies one reference.
package final class Mesh: Sendable {
    package let settings: EffectiveSettings
    package let workloads: PatchedList<MeshWorkload>
    /// How many of them stand in the order of their names; those behind came with a change.
    let sortedWorkloads: Int
    /// In Istio's order of services.
    package let services: PatchedList<MeshService>
    /// The places in `services`, in the order of host and namespace.
    let servicesByHost: [Int]
    /// The hosts that services of several namespaces have.
    let sharedHosts: Set<String>
    /// Whether any two services have one host: of several namespaces, of two registries, or with several addresses.
    let hasRepeatedHosts: Bool
    let aliases: Aliases
    let published: PublishedServices
    /// By namespace, oldest first.
    package let peerAuthentications: Grouped<PeerAuthentication>
    package let destinationRules: DestinationRulePools
    /// Oldest first.
    package let virtualServices: [MeshVirtualService]
    /// Oldest first.
    package let gateways: [Gateway]
    /// By namespace; those with a selector first, then oldest first.
    package let sidecars: Grouped<Sidecar>
    package let envoyFilters: Grouped<EnvoyFilter>
    /// With what objects of the Kubernetes Gateway API stand for.
    package let objects: Objects
    /// As they were given.
    package let written: Objects
    let namespaces: [Namespace]
    /// By namespace, then by name.
    let authorizations: Grouped<AuthorizationPolicy>
    /// Whether anything in it speaks of a Secret or of certificates.
    let showsCertificates: Bool
    /// nil for a mesh so small that looking at all of it is quicker.
    let index: MeshIndex?
    let gatewayViews: GatewayViews
    /// Of Services whose EndpointSlices are others than those of `objects`.
    let slices: [ObjectReference: [EndpointSlice]]

    /// - Parameters:
    ///   - settings: what the question states of the mesh; the ConfigMap and the defaults fill in the rest.
    ///   - indexedFrom: how many workloads and services make an index worth its time.
    package init(_ written: Objects, settings stated: MeshSettings = MeshSettings(), indexedFrom: Int = 48) {
        let settings = EffectiveSettings(written.meshSettings.map(stated.completed) ?? stated)
        let objects = IngressConversion.completed(GatewayAPIConversion.completed(written), settings: settings)
        let namespaces = objects.namespaces.inOrder { $0.metadata.name < $1.metadata.name }
        self.settings = settings
        self.namespaces = namespaces
        self.objects = objects
        self.written = written
        showsCertificates =
            !objects.credentials.isEmpty || !objects.otherSecrets.isEmpty
            || objects.notConsidered.contains { $0.kind == "Secret" }
            || objects.gatewayAPI.gateways.contains { $0.namesSeveralCertificates }
        gatewayViews = GatewayViews()
        slices = [:]
        authorizations = Grouped(
            objects.authorizationPolicies, precedes: { $0.metadata.name < $1.metadata.name })
        let workloads = WorkloadList.make(from: objects, namespaceLabels: Self.labels(of: namespaces))
        self.workloads = PatchedList(workloads)
        sortedWorkloads = workloads.count
        let services = Self.services(of: objects)
        self.services = PatchedList(services)
        aliases = Aliases(services)
        published = PublishedServices(services, objects)
        let servicesByHost = Array(services.indices).inOrder { left, right in
            let (left, right) = (services[left], services[right])
            return left.host == right.host ? left.namespace < right.namespace : left.host < right.host
        }
        self.servicesByHost = servicesByHost
        sharedHosts = Self.sharedHosts(services, byHost: servicesByHost)
        hasRepeatedHosts = zip(servicesByHost, servicesByHost.dropFirst()).contains {
            services[$0].host == services[$1].host
        }
        peerAuthentications = Grouped(
            objects.peerAuthentications, precedes: { $0.metadata.isOlder(than: $1.metadata) })
        destinationRules = DestinationRulePools(objects.destinationRules, settings: settings)
        let virtualServices = Self.virtualServices(of: objects, settings: settings)
        self.virtualServices = virtualServices
        index =
            workloads.count + services.count < indexedFrom
            ? nil
            : MeshIndex(
                workloads: workloads, services: services, servicesByHost: servicesByHost,
                virtualServices: virtualServices, objects: objects)
        gateways = objects.gateways.inOrder { $0.metadata.isOlder(than: $1.metadata) }
        sidecars = Grouped(objects.sidecars, precedes: Self.sidecarPrecedes)
        envoyFilters = Grouped(objects.envoyFilters, precedes: { $0.metadata.isOlder(than: $1.metadata) })
    }

    /// The same mesh, of which some parts are others.
    init(_ other: Mesh, _ overlay: MeshOverlay) {
        settings = other.settings
        workloads = overlay.workloads ?? other.workloads
        sortedWorkloads = other.sortedWorkloads
        services = overlay.services ?? other.services
        servicesByHost = other.servicesByHost
        sharedHosts = other.sharedHosts
        hasRepeatedHosts = other.hasRepeatedHosts
        aliases = other.aliases
        published = other.published
        peerAuthentications = overlay.peerAuthentications ?? other.peerAuthentications
        destinationRules = overlay.destinationRules ?? other.destinationRules
        virtualServices = overlay.virtualServices ?? other.virtualServices
        gateways = other.gateways
        sidecars = other.sidecars
        envoyFilters = overlay.envoyFilters ?? other.envoyFilters
        objects = overlay.objects ?? other.objects
        written = overlay.written ?? other.written
        namespaces = overlay.namespaces ?? other.namespaces
        authorizations = overlay.authorizations ?? other.authorizations
        showsCertificates = other.showsCertificates
        index = overlay.index ?? other.index
        // EnvoyFilters apart, an overlay leaves what gateways know and listen for.
        gatewayViews = overlay.envoyFilters == nil ? other.gatewayViews : GatewayViews()
        slices = overlay.slices
    }

    /// A namespace's labels by its name; nil for one that is not among the manifests.
    private static func labels(of namespaces: [Namespace]) -> (String) -> Labels? {
        guard namespaces.count > 8 else {
            return { name in namespaces.first { $0.metadata.name == name }?.metadata.labels }
        }
        let byName = Dictionary(
            namespaces.map { ($0.metadata.name, $0.metadata.labels) }, uniquingKeysWith: { first, _ in first })
        return { byName[$0] }
    }

    /// The labels of a namespace; nil for one that is not among the manifests.
    func labels(ofNamespace name: String) -> Labels? {
        let place = namespaces.partitioned { $0.metadata.name < name }
        return place < namespaces.count && namespaces[place].metadata.name == name
            ? namespaces[place].metadata.labels : nil
    }

    private static func services(of objects: Objects) -> [MeshService] {
        var result: [MeshService] = []
        result.reserveCapacity(objects.services.count + objects.serviceEntries.count)
        for place in objects.services.indices { result.append(MeshService(objects.services[place], at: place)) }
        for (place, entry) in objects.serviceEntries.enumerated() {
            result += MeshService.all(of: entry, at: place)
        }
        // INVARIANT: equal services keep the order of their addresses, as `inOrder` is stable.
        return result.inOrder { $0.precedes($1) }
    }

    private static func virtualServices(of objects: Objects, settings: EffectiveSettings) -> [MeshVirtualService] {
        if objects.virtualServices.isEmpty { return [] }
        let delegates = DelegatedRoutes(objects.virtualServices, settings: settings)
        return objects.virtualServices
            .inOrder { $0.metadata.isOlder(than: $1.metadata) }
            .map { MeshVirtualService($0, settings: settings, delegates: delegates) }
    }

    private static func sharedHosts(_ services: [MeshService], byHost order: [Int]) -> Set<String> {
        var result: Set<String> = []
        for (place, next) in zip(order, order.dropFirst())
        where services[place].host == services[next].host && services[place].namespace != services[next].namespace {
            result.insert(services[place].host)
        }
        return result
    }

    private static func sidecarPrecedes(_ left: Sidecar, _ right: Sidecar) -> Bool {
        if left.workloadSelector.isEmpty != right.workloadSelector.isEmpty { return right.workloadSelector.isEmpty }
        return left.metadata.isOlder(than: right.metadata)
    }
}

extension Mesh {
    /// The place of a workload, or nil.
    package func workload(_ name: WorkloadName) -> Int? {
        var (low, high) = (0, sortedWorkloads)
        while low < high {
            let middle = (low + high) / 2
            if workloads[middle].name < name { low = middle + 1 } else { high = middle }
        }
        return low < sortedWorkloads && workloads[low].name == name ? low : nil
    }

    /// The places of the services with this host, by namespace.
    package func services(host: String) -> ArraySlice<Int> {
        var (low, high) = (0, servicesByHost.count)
        if let index {
            low = index.firstPlace(ofHost: host) ?? high
        } else {
            while low < high {
                let middle = (low + high) / 2
                if services[servicesByHost[middle]].host < host { low = middle + 1 } else { high = middle }
            }
        }
        var end = low
        while end < servicesByHost.count, services[servicesByHost[end]].host == host { end += 1 }
        return servicesByHost[low..<end]
    }

    /// The object that a service of the registry was made from.
    package func reference(of service: MeshService) -> ObjectReference {
        switch service.registry {
        case .kubernetes:
            ObjectReference(kind: "Service", namespace: service.namespace, name: service.sortingName)
        case .serviceEntry(let place): objects.serviceEntries[place].reference
        }
    }
}
