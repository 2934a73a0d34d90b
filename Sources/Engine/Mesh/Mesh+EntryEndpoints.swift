import Model

extension Mesh {
    /// The endpoints of every ServiceEntry of a namespace that has the same host: they serve it together.
    ///
    /// Istio: `pilot/pkg/serviceregistry/serviceentry/conversion.go`, `mergeServicesInstancesByNamespaceHost`.
    func endpoints(ofEntriesSharing service: MeshService, port: MeshService.Port) -> [Endpoint] {
        var seen: Set<MeshService.Registry> = []
        var result: [Endpoint] = []
        for place in services(host: service.host).sorted() where services[place].namespace == service.namespace {
            let other = services[place]
            guard case .serviceEntry(let entry) = other.registry, seen.insert(other.registry).inserted,
                let own = other.ports.first(where: { $0.name == port.name })
            else { continue }
            result += endpoints(of: objects.serviceEntries[entry], service: other, port: own)
        }
        return result
    }

    func endpoints(of entry: ServiceEntry, service: MeshService, port: MeshService.Port) -> Few<Endpoint> {
        var result: Few<Endpoint>
        if let selector = entry.workloadSelector {
            result = pods(selectedBy: selector, of: service, port: port)
            let entries = workloadEntries(selectedBy: selector, in: service.namespace)
            for entry in entries where service.resolution == .dns || IPAddress(entry.address) != nil {
                result.append(Endpoint(entry, port: port, namespace: service.namespace))
            }
        } else if entry.endpoints.isEmpty && service.resolution == .dns {
            result = .one(
                Endpoint(
                    place: .address(service.host, serviceAccount: nil, namespace: service.namespace, labels: []),
                    port: port.targetNumber, tlsMode: "disabled"))
        } else {
            result = .none
            for endpoint in entry.endpoints {
                result.append(Endpoint(endpoint, port: port, namespace: service.namespace))
            }
        }
        // A cluster of this resolution has room for one.
        return entry.resolution == .dnsRoundRobin ? result.first.map(Few.one) ?? .none : result
    }

    /// WorkloadEntries that a Service of Kubernetes selects along with its pods.
    ///
    /// Istio: `pilot/pkg/serviceregistry/kube/controller/controller.go`, `serviceInstancesFromWorkloadInstances`.
    func workloadEntries(
        selectedBy selector: Labels, ofKubernetes service: MeshService, port: MeshService.Port
    ) -> [Endpoint] {
        if objects.workloadEntries.isEmpty || service.resolution != .clientSide { return [] }
        return workloadEntries(selectedBy: selector, in: service.namespace).compactMap { entry in
            guard IPAddress(entry.address) != nil, let number = entry.port(ofKubernetes: port) else { return nil }
            var endpoint = Endpoint(entry, port: port, namespace: service.namespace)
            endpoint.port = number
            return endpoint
        }
    }

    /// By name, each with the labels of its metadata before those of its `spec`.
    private func workloadEntries(selectedBy selector: Labels, in namespace: String) -> [WorkloadEntry.Specification] {
        var found: [(name: String, entry: WorkloadEntry.Specification)] = []
        for entry in objects.workloadEntries where entry.metadata.namespace == namespace {
            let specification = entry.labelled
            if selector.isSubset(of: specification.labels) { found.append((entry.metadata.name, specification)) }
        }
        return found.sorted { $0.name < $1.name }.map(\.entry)
    }
}

extension WorkloadEntry {
    /// What it says, with the labels of its metadata before those of its `spec`.
    var labelled: Specification {
        var result = specification
        for label in metadata.labels.entries { result.labels[label.key] = label.value }
        return result
    }
}

extension WorkloadEntry.Specification {
    /// The port that a Kubernetes Service's leads to; nil where its name is none of the entry's.
    func port(ofKubernetes port: MeshService.Port) -> Int? {
        switch port.target {
        case .number(let number): number
        case .name(let name): ports.first { $0.name == name }?.number
        }
    }

    /// The port that a ServiceEntry's leads to.
    func port(ofEntry port: MeshService.Port) -> Int {
        ports.first { $0.name == port.name ?? "" }?.number ?? port.targetNumber
    }
}

extension Endpoint {
    /// Istio: `pilot/pkg/serviceregistry/serviceentry/conversion.go`, `getTLSModeFromWorkloadEntry`.
    init(_ entry: WorkloadEntry.Specification, port: MeshService.Port, namespace: String) {
        place = .address(
            entry.address, serviceAccount: entry.serviceAccount, namespace: namespace, labels: entry.labels)
        self.port = entry.port(ofEntry: port)
        tlsMode = entry.labels["security.istio.io/tlsMode"] ?? (entry.serviceAccount == nil ? "disabled" : "istio")
    }
}

extension MeshService.Port {
    /// The target port's number; a name that no container has resolved stands for the port itself.
    package var targetNumber: Int {
        switch target {
        case .number(let target): target
        case .name: number
        }
    }
}
