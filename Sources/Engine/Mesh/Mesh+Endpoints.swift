import Model

extension Mesh {
    /// Where a port of a service is served; workloads by name, then written addresses as they stand.
    package func endpoints(of service: MeshService, port: MeshService.Port) -> Few<Endpoint> {
        switch service.registry {
        case .kubernetes(let place):
            guard let selector = service.selector else { return Few(slices(of: objects.services[place], port: port)) }
            var result = pods(selectedBy: selector, of: service, port: port)
            result.append(contentsOf: workloadEntries(selectedBy: selector, ofKubernetes: service, port: port))
            return result
        case .serviceEntry(let place):
            if !hasRepeatedHosts { return endpoints(of: objects.serviceEntries[place], service: service, port: port) }
            return Few(endpoints(ofEntriesSharing: service, port: port))
        }
    }

    func pods(selectedBy selector: Labels, of service: MeshService, port: MeshService.Port) -> Few<Endpoint> {
        var result = Few<Endpoint>.none
        func add(_ place: Int) {
            let workload = workloads[place]
            guard !workload.isScaledToZero, selector.isSubset(of: workload.labels),
                let number = number(of: port, of: service, in: workload)
            else { return }
            result.append(Endpoint(place: .workload(place), port: number, tlsMode: workload.tlsMode))
        }
        if let likely = index?.workloads(in: service.namespace, selectedBy: selector) {
            for place in likely { add(place) }
            if index?.isOutOfOrder == true {
                result = Few(result.sorted { $0.sortingKey(in: self) < $1.sortingKey(in: self) })
            }
        } else {
            for place in workloads(in: service.namespace) { add(place) }
        }
        return result
    }

    /// The port of a pod behind a port of a service.
    ///
    /// For a ServiceEntry, a container's port of the same name comes before `targetPort`. Istio:
    /// `pilot/pkg/serviceregistry/serviceentry/conversion.go`, `convertWorkloadInstanceToServiceInstance`.
    func number(of port: MeshService.Port, of service: MeshService, in workload: MeshWorkload) -> Int? {
        if service.isKubernetes, case .number(let number) = port.target { return number }
        let template = workload.template
        if !service.isKubernetes, let name = port.name, !name.isEmpty,
            let number = template.number(of: .name(name), transport: .tcp)
        {
            return number
        }
        return template.number(of: port.target, transport: port.transport)
    }

    /// The places of a namespace's workloads.
    func workloads(in namespace: String) -> Range<Int> {
        var (low, high) = (0, sortedWorkloads)
        while low < high {
            let middle = (low + high) / 2
            if workloads[middle].name.namespace < namespace { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < sortedWorkloads, workloads[end].name.namespace == namespace { end += 1 }
        return low..<end
    }
}
