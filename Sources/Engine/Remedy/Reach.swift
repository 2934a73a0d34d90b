import Model

/// The calls that a change may touch: all of some clients, and all to some servers.
///
/// Rather too many than too few: each is evaluated before it is said to change.
struct Reach {
    private(set) var clients: Set<WorkloadName> = []
    private var hosts: Set<String> = []
    /// Those of them that stand for many.
    private var wildcards: [String] = []
    private var ports: Set<Int> = []
    /// The ingress gateways of which every call is touched.
    private var gateways: Set<WorkloadName> = []
    private var isEverything = false

    private struct GatewayPods {
        var name: WorkloadName
        /// Of their services.
        var hosts: [String]
    }

    /// What was found already in the mesh that is looked at, by `namespace/name` of the Gateway.
    private var podsOfGateways: [String: [GatewayPods]] = [:]

    /// Every call.
    static let everything = Reach(isEverything: true)

    private init(isEverything: Bool) {
        self.isEverything = isEverything
    }

    init(_ proposal: Proposal, before: Mesh, after: Mesh) {
        isEverything = proposal.besides.contains(.meshSettings)
        for mesh in [after, before] {
            podsOfGateways = [:]
            for change in proposal.changes { add(change.resource, in: mesh) }
        }
        if !isEverything { addRoutes(in: before) }
    }

    /// What leads to a host, for an application behind it that changes.
    init(to host: String, in mesh: Mesh) {
        hosts = [host]
        addRoutes(in: mesh)
    }

    /// A route to a host that is touched touches the host that is called, be it that of a gateway that others lead to.
    private mutating func addRoutes(in mesh: Mesh) {
        var left = mesh.virtualServices.map { ($0, Set($0.destinations(for: $0.namespace).map(\.host))) }
        var count = -1
        while count != hosts.count {
            count = hosts.count
            left.removeAll { route, destinations in
                if destinations.isDisjoint(with: hosts) { return false }
                add(route, in: mesh)
                return true
            }
        }
        wildcards = hosts.filter(Host.isWildcard)
    }

    /// The hosts of a VirtualService, and the names by which workloads come to the gateways that it is for.
    ///
    /// Bytes go by a `tcp` route whatever name was asked for.
    private mutating func add(_ route: MeshVirtualService, in mesh: Mesh) {
        hosts.formUnion(route.hosts)
        let takesAnyName = !route.source.tcp.isEmpty
        for name in route.source.gateways.map(route.gatewayName) {
            for pods in pods(of: name, in: mesh) {
                if takesAnyName { gateways.insert(pods.name) }
                hosts.formUnion(
                    pods.hosts.filter { host in
                        takesAnyName || route.hosts.contains { Host.matches(pattern: $0, name: host) }
                    })
            }
        }
    }

    func includes(_ server: MatrixServer) -> Bool {
        if isEverything || hosts.contains(server.host) || ports.contains(server.port) { return true }
        guard let gateway = server.gateway else { return false }
        return gateways.contains(gateway) || clients.contains(gateway)
            || wildcards.contains { Host.matches(pattern: $0, name: server.host) }
    }

    private mutating func add(_ resource: ObjectReference, in mesh: Mesh) {
        let name = WorkloadName(namespace: resource.namespace, name: resource.name)
        switch resource.kind {
        case "Namespace": for place in mesh.workloads(in: resource.name) { add(mesh.workloads[place], in: mesh) }
        case "Service", "ServiceEntry": addRegistered(resource, in: mesh)
        case "PeerAuthentication": addPolicy(resource, in: mesh)
        case "AuthorizationPolicy": addAuthorization(resource, in: mesh)
        case "DestinationRule": addRuled(resource, in: mesh)
        case "VirtualService":
            for route in mesh.virtualServices
            where route.source.reference == resource || route.source.delegates(to: resource) {
                add(route, in: mesh)
                for name in route.source.gateways.map(route.gatewayName) {
                    gateways.formUnion(pods(of: name, in: mesh).map(\.name))
                }
            }
        case "Sidecar":
            for workload in mesh.workloads where mesh.sidecar(of: workload)?.reference == resource {
                add(workload, in: mesh)
            }
        case "Gateway": addGateway(resource, in: mesh)
        case "EnvoyFilter": addFiltered(resource, in: mesh)
        default: if let place = mesh.workload(name) { add(mesh.workloads[place], in: mesh) }
        }
    }

    /// A workload as a client, and every service that it may be behind.
    private mutating func add(_ workload: MeshWorkload, in mesh: Mesh) {
        clients.insert(workload.name)
        addServer(workload, in: mesh)
    }

    private mutating func addServer(_ workload: MeshWorkload, in mesh: Mesh) {
        for service in mesh.services where service.namespace == workload.name.namespace {
            if service.selector?.isSubset(of: workload.labels) ?? true { hosts.insert(service.host) }
        }
    }

    /// The host itself, all hosts on its ports, which may share a listener, and all with the same pods.
    private mutating func addRegistered(_ resource: ObjectReference, in mesh: Mesh) {
        for service in mesh.services where mesh.reference(of: service) == resource {
            hosts.insert(service.host)
            ports.formUnion(service.ports.map(\.number))
            guard let selector = service.selector else { continue }
            for place in mesh.workloads(in: service.namespace) where selector.isSubset(of: mesh.workloads[place].labels)
            {
                addServer(mesh.workloads[place], in: mesh)
            }
        }
    }

    /// The services behind which a workload stands that the policy selects.
    private mutating func addPolicy(_ resource: ObjectReference, in mesh: Mesh) {
        guard resource.namespace != mesh.settings.rootNamespace else {
            isEverything = true
            return
        }
        for policy in mesh.objects.peerAuthentications where policy.reference == resource {
            guard !policy.selector.isEmpty else {
                for service in mesh.services where service.namespace == resource.namespace {
                    hosts.insert(service.host)
                }
                continue
            }
            for place in mesh.workloads(in: resource.namespace)
            where policy.selector.isSubset(of: mesh.workloads[place].labels) {
                addServer(mesh.workloads[place], in: mesh)
            }
        }
    }

    /// The services of those that the policy is for; behind a gateway is everything that it leads to.
    private mutating func addAuthorization(_ resource: ObjectReference, in mesh: Mesh) {
        for workload in mesh.workloads
        where mesh.authorizationPolicies(for: workload).contains(where: { $0.reference == resource }) {
            if workload.decision.dataplane == .gateway { isEverything = true }
            addServer(workload, in: mesh)
        }
    }

    private mutating func addRuled(_ resource: ObjectReference, in mesh: Mesh) {
        for rule in mesh.objects.destinationRules where rule.reference == resource {
            let host = Host.qualified(rule.host, namespace: rule.metadata.namespace)
            for service in mesh.services
            where service.host == host || Host.matches(pattern: host, name: service.host) {
                hosts.insert(service.host)
            }
        }
    }

    /// The pods that it configures, and the hosts that they may be led to for.
    private mutating func addGateway(_ resource: ObjectReference, in mesh: Mesh) {
        for gateway in mesh.gateways where gateway.reference == resource {
            hosts.formUnion(gateway.servers.flatMap(\.hosts))
            for pods in pods(of: "\(gateway.metadata.namespace)/\(gateway.metadata.name)", in: mesh) {
                gateways.insert(pods.name)
                hosts.formUnion(pods.hosts)
            }
        }
    }

    /// The workloads that a Gateway configures, by its `namespace/name`.
    private mutating func pods(of gateway: String, in mesh: Mesh) -> [GatewayPods] {
        if let known = podsOfGateways[gateway] { return known }
        let gateways = mesh.gateways.filter { "\($0.metadata.namespace)/\($0.metadata.name)" == gateway }
        let result =
            gateways.isEmpty
            ? []
            : mesh.workloads.compactMap { workload -> GatewayPods? in
                guard workload.decision.dataplane == .gateway else { return nil }
                let services = mesh.services(selecting: workload)
                let isSelected = gateways.contains { Mesh.selects($0, workload, behind: services) }
                return isSelected ? GatewayPods(name: workload.name, hosts: services.map(\.host)) : nil
            }
        podsOfGateways[gateway] = result
        return result
    }

    private mutating func addFiltered(_ resource: ObjectReference, in mesh: Mesh) {
        for filter in mesh.objects.envoyFilters where filter.reference == resource {
            for workload in mesh.workloads
            where [workload.name.namespace, mesh.settings.rootNamespace].contains(resource.namespace)
                && filter.workloadSelector.isSubset(of: workload.labels)
            {
                add(workload, in: mesh)
            }
        }
    }
}
