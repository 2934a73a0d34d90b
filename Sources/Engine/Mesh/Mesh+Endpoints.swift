import Model

extension Mesh {
    /// Where a port of a service is served; workloads by name, then written addresses as they stand.
    package func endpoints(of service: MeshService, port: MeshService.Port) -> [Endpoint] {
        switch service.registry {
        case .kubernetes(let place):
            guard let selector = service.selector else { return slices(of: objects.services[place], port: port) }
            return selected(by: selector, in: service.namespace, target: port.target, transport: port.transport)
        case .serviceEntry(let place):
            return endpoints(of: objects.serviceEntries[place], service: service, port: port)
        }
    }

    private func selected(
        by selector: Labels, in namespace: String, target: PortReference, transport: TransportProtocol
    ) -> [Endpoint] {
        var result: [Endpoint] = []
        func add(_ place: Int) {
            let workload = workloads[place]
            guard !workload.isScaledToZero, selector.isSubset(of: workload.labels),
                let port = workload.template.number(of: target, transport: transport)
            else { return }
            result.append(Endpoint(place: .workload(place), port: port, tlsMode: workload.tlsMode))
        }
        if let likely = index?.workloads(in: namespace, selectedBy: selector) {
            for place in likely { add(place) }
        } else {
            for place in workloads(in: namespace) { add(place) }
        }
        return result
    }

    /// The places of a namespace's workloads.
    func workloads(in namespace: String) -> Range<Int> {
        let first = WorkloadName(namespace: namespace, name: "")
        var (low, high) = (0, workloads.count)
        while low < high {
            let middle = (low + high) / 2
            if workloads[middle].name < first { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < workloads.count, workloads[end].name.namespace == namespace { end += 1 }
        return low..<end
    }

    private func slices(of service: Service, port: MeshService.Port) -> [Endpoint] {
        var result: [Endpoint] = []
        for place in index?.slices(of: service) ?? Array(objects.endpointSlices.indices) {
            let slice = objects.endpointSlices[place]
            guard slice.service == service.metadata.name, slice.metadata.namespace == service.metadata.namespace,
                let number = slice.ports.first(where: { $0.name ?? "" == port.name ?? "" })?.number
            else { continue }
            for endpoint in slice.endpoints where endpoint.isReady {
                result += endpoint.addresses.map {
                    self.endpoint(at: $0, port: number, namespace: slice.metadata.namespace)
                }
            }
        }
        return result.sorted { $0.sortingKey(in: self) < $1.sortingKey(in: self) }
    }

    /// An address that is a pod's of the same namespace stands for that pod.
    private func endpoint(at address: IPAddress, port: Int, namespace: String) -> Endpoint {
        if let place = pod(at: address, in: namespace) {
            return Endpoint(place: .workload(place), port: port, tlsMode: workloads[place].tlsMode)
        }
        return Endpoint(
            place: .address("\(address)", serviceAccount: nil, namespace: namespace, labels: []), port: port,
            tlsMode: "disabled")
    }

    private func pod(at address: IPAddress, in namespace: String) -> Int? {
        if let index { return index.pod(at: address, in: namespace) }
        return workloads(in: namespace).first { workloads[$0].addresses.contains(address) }
    }

    private func endpoints(of entry: ServiceEntry, service: MeshService, port: MeshService.Port) -> [Endpoint] {
        if let selector = entry.workloadSelector {
            let pods = selected(by: selector, in: service.namespace, target: port.target, transport: .tcp)
            return pods + workloadEntries(selectedBy: selector, in: service.namespace, port: port)
        }
        if entry.endpoints.isEmpty {
            guard service.resolution == .dns else { return [] }
            return [
                Endpoint(
                    place: .address(service.host, serviceAccount: nil, namespace: service.namespace, labels: []),
                    port: port.targetNumber, tlsMode: "disabled")
            ]
        }
        return entry.endpoints.map { Endpoint($0, port: port, namespace: service.namespace) }
    }

    private func workloadEntries(
        selectedBy selector: Labels, in namespace: String, port: MeshService.Port
    ) -> [Endpoint] {
        objects.workloadEntries
            .filter { $0.metadata.namespace == namespace && selector.isSubset(of: $0.specification.labels) }
            .sorted { $0.metadata.name < $1.metadata.name }
            .map { Endpoint($0.specification, port: port, namespace: namespace) }
    }
}

extension Endpoint {
    /// Istio: `pilot/pkg/serviceregistry/serviceentry/conversion.go`, `getTLSModeFromWorkloadEntry`.
    init(_ entry: WorkloadEntry.Specification, port: MeshService.Port, namespace: String) {
        place = .address(
            entry.address, serviceAccount: entry.serviceAccount, namespace: namespace, labels: entry.labels)
        self.port = entry.ports.first { $0.name == port.name ?? "" }?.number ?? port.targetNumber
        tlsMode = entry.labels["security.istio.io/tlsMode"] ?? (entry.serviceAccount == nil ? "disabled" : "istio")
    }

    /// An order that does not depend on the order of the documents.
    func sortingKey(in mesh: Mesh) -> String {
        switch place {
        case .workload(let place): "0\(mesh.workloads[place].name.name)"
        case .address(let address, _, _, _): "1\(address)"
        }
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
