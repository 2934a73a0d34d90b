import Model

/// The calls that a change may touch: all of some clients, and all to some servers.
///
/// Rather too many than too few: each is evaluated before it is said to change.
struct Reach {
    private(set) var clients: Set<WorkloadName> = []
    private var hosts: Set<String> = []
    private var ports: Set<Int> = []
    private var isEverything = false

    /// Every call.
    static let everything = Reach(isEverything: true)

    private init(isEverything: Bool) {
        self.isEverything = isEverything
    }

    init(_ proposal: Proposal, before: Mesh, after: Mesh) {
        isEverything = proposal.besides.contains(.meshSettings)
        for change in proposal.changes {
            for mesh in [before, after] { add(change.resource, in: mesh) }
        }
        // A route to a host that is touched touches the host that is called.
        for route in before.virtualServices
        where route.destinations(for: route.namespace).contains(where: { hosts.contains($0.host) }) {
            hosts.formUnion(route.hosts)
        }
    }

    func includes(_ server: MatrixServer) -> Bool {
        isEverything || hosts.contains(server.host) || ports.contains(server.port)
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
                hosts.formUnion(route.hosts)
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
            for workload in mesh.workloads where workload.decision.dataplane == .gateway {
                let services = mesh.services(selecting: workload)
                if Mesh.selects(gateway, workload, behind: services) { hosts.formUnion(services.map(\.host)) }
            }
        }
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
