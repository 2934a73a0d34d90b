package import Model

/// What a sidecar or a gateway knows of the mesh when it is a client.
///
/// A class: every step of a decision hands it on. Istio: `pilot/pkg/model/sidecar.go`, `SidecarScope`.
package final class Scope: Sendable {
    /// Whose proxy it is: clusters of the two differ.
    package enum Proxy: Hashable, Sendable {
        case sidecar, gateway
    }

    /// A service that is let in, with all its ports or only some.
    package struct Import: Hashable, Sendable {
        /// The place in `Mesh.services`.
        var service: Int
        var ports: [Int]?

        func includes(port: Int) -> Bool { ports?.contains(port) ?? true }
    }

    /// One egress listener: for one port, or for all that no other one names.
    package struct Egress: Sendable {
        var port: Sidecar.Port?
        var bind: String?
        var captureMode: Sidecar.CaptureMode
        var hosts: ImportedHosts
        var services: [Import]
        /// The places in `Mesh.virtualServices`.
        var virtualServices: [Int]
    }

    /// What is the same for every pod of a namespace that follows one Sidecar.
    final class Shared: Sendable {
        let sidecar: ObjectReference?
        let outboundTrafficPolicy: OutboundTrafficPolicy
        let egress: [Egress]
        /// Where its Sidecar sends what it does not know.
        let egressProxy: RouteDestination?
        /// Whether one of them is an HTTP proxy, which reads whatever comes, and leads by the URL.
        let hasHTTPProxy: Bool
        /// Every service to which the sidecar has clusters: one for each host.
        let imports: [Import]

        init(_ sidecar: Sidecar?, settings: EffectiveSettings, egress: [Egress], imports: [Import]) {
            self.sidecar = sidecar?.reference
            outboundTrafficPolicy = sidecar?.outboundTrafficPolicy ?? settings.outboundTrafficPolicy
            self.egress = egress
            egressProxy = sidecar?.egressProxy
            hasHTTPProxy = egress.contains { $0.port?.isHTTPProxy ?? false }
            self.imports = imports
        }
    }

    package let proxy: Proxy
    package let namespace: String
    package let labels: Labels
    let shared: Shared
    /// nil where one call is decided, for which looking at everything is quicker.
    let index: ScopeIndex?

    init(_ proxy: Proxy, of workload: MeshWorkload, _ shared: Shared, index: ScopeIndex? = nil) {
        self.proxy = proxy
        namespace = workload.name.namespace
        labels = workload.labels
        self.shared = shared
        self.index = index
    }
}

extension Scope {
    package var sidecar: ObjectReference? { shared.sidecar }
    package var outboundTrafficPolicy: OutboundTrafficPolicy { shared.outboundTrafficPolicy }
    var egress: [Egress] { shared.egress }
    var imports: [Import] { shared.imports }

    /// The service to which the sidecar has clusters by this host's name.
    func imported(_ host: String, from mesh: Mesh) -> Import? {
        if let index { return index.imports(of: host).first }
        return imports.first { mesh.services[$0.service].host == host }
    }

    /// The same, where several ServiceEntries share a host and bring ports of their own.
    func imports(of host: String, from mesh: Mesh) -> [Import] {
        if let index { return index.imports(of: host) }
        return imports.filter { mesh.services[$0.service].host == host }
    }
}

extension Mesh {
    package func scope(of workload: MeshWorkload) -> Scope {
        let namespace = workload.name.namespace
        let sidecar = sidecar(of: workload)
        let listeners = sidecar?.egress ?? []
        let egress =
            listeners.isEmpty
            ? [self.egress(Sidecar.Egress(hosts: ["*/*"]), hosts: .all, client: namespace)]
            : listeners.map {
                self.egress($0, hosts: ImportedHosts($0.hosts, namespace: namespace), client: namespace)
            }
        let imports = ImportList(mesh: self, client: namespace).union(of: egress)
        return Scope(
            .sidecar, of: workload, Scope.Shared(sidecar, settings: settings, egress: egress, imports: imports))
    }

    /// What a gateway's pods know: no Sidecar limits them.
    ///
    /// Istio: `pilot/pkg/model/sidecar.go`, `DefaultSidecarScopeForGateway`.
    func gatewayScope(of workload: MeshWorkload) -> Scope {
        let namespace = workload.name.namespace
        let egress = Scope.Egress(
            captureMode: .default, hosts: .all, services: services(importedBy: .all, client: namespace, port: nil),
            virtualServices: [])
        let imports = ImportList(mesh: self, client: namespace).union(of: [egress])
        return Scope(.gateway, of: workload, Scope.Shared(nil, settings: settings, egress: [], imports: imports))
    }

    private func egress(_ listener: Sidecar.Egress, hosts: ImportedHosts, client: String) -> Scope.Egress {
        let virtualServices = virtualServices(importedBy: hosts, client: client)
        // An HTTP proxy takes services on all their ports.
        let port = listener.port.flatMap { $0.isHTTPProxy ? nil : $0.number }
        return Scope.Egress(
            port: listener.port, bind: listener.bind, captureMode: listener.captureMode, hosts: hosts,
            services: services(importedBy: hosts, client: client, port: port), virtualServices: virtualServices)
    }

    /// Istio: `pilot/pkg/model/sidecar.go`, `selectServices`.
    private func services(importedBy hosts: ImportedHosts, client: String, port: Int?) -> [Scope.Import] {
        var result: [Scope.Import] = []
        result.reserveCapacity(services.count)
        func add(_ place: Int) {
            let service = services[place]
            guard hosts.letsAllIn || hosts.includes(service: service.host, namespace: service.namespace) else { return }
            guard let port else { return result.append(Scope.Import(service: place)) }
            if service.port(port) != nil { result.append(Scope.Import(service: place, ports: [port])) }
        }
        // Those exported to the namespace by name first, then the public ones.
        for place in services.indices {
            let exportTo = exportTo(of: place)
            if !ExportedTo.isPublic(exportTo),
                ExportedTo.includes(client, exportTo: exportTo, owner: services[place].namespace)
            {
                add(place)
            }
        }
        for place in services.indices where ExportedTo.isPublic(exportTo(of: place)) { add(place) }
        return oneNamespaceEach(result, client: client)
    }

    private func exportTo(of place: Int) -> [String] {
        services[place].exportTo.isEmpty ? settings.defaultServiceExportTo : services[place].exportTo
    }

    /// A host that several namespaces have is taken from one: the client's own, else a Kubernetes Service's, else the first.
    private func oneNamespaceEach(_ imports: [Scope.Import], client: String) -> [Scope.Import] {
        guard !sharedHosts.isEmpty else { return imports }
        var winners: [String: MeshService] = [:]
        for candidate in imports where sharedHosts.contains(services[candidate.service].host) {
            let service = services[candidate.service]
            guard let found = winners[service.host] else {
                winners[service.host] = service
                continue
            }
            let isPreferred = service.isKubernetes && !found.isKubernetes && found.namespace != client
            if service.namespace == client || isPreferred { winners[service.host] = service }
        }
        return imports.filter { candidate in
            let service = services[candidate.service]
            return winners[service.host].map { $0.namespace == service.namespace } ?? true
        }
    }

    /// Istio: `pilot/pkg/model/virtualservice.go`, `SelectVirtualServices`; private ones first, then by `exportTo`, then public.
    private func virtualServices(importedBy hosts: ImportedHosts, client: String) -> [Int] {
        let selected = virtualServices.indices.filter { place in
            let candidate = virtualServices[place]
            return candidate.isForSidecars && candidate.isExported(to: client)
                && (hosts.letsAllIn || hosts.includes(virtualService: candidate.hosts, namespace: candidate.namespace))
        }
        // `sorted` is stable: within a rank the oldest stays first.
        guard selected.count > 1 else { return selected }
        return selected.sorted { virtualServices[$0].rank(for: client) < virtualServices[$1].rank(for: client) }
    }
}
