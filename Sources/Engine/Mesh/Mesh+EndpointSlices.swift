import Model

extension Mesh {
    /// The endpoints of a Service without a selector, as its EndpointSlices give them.
    func slices(of service: Service, port: MeshService.Port) -> [Endpoint] {
        var result: [Endpoint] = []
        each(sliceOf: service, port: port) { address, number in
            result.append(endpoint(at: address, port: number, namespace: service.metadata.namespace))
        }
        return result.sorted { $0.sortingKey(in: self) < $1.sortingKey(in: self) }
    }

    /// Whether such a Service leads to a port of one workload.
    func leads(_ service: Service, port: MeshService.Port, to place: Int, at number: Int) -> Bool {
        let addresses = workloads[place].addresses
        if addresses.isEmpty { return false }
        var isFound = false
        each(sliceOf: service, port: port) { address, found in
            guard found == number, addresses.contains(address) else { return }
            isFound = isFound || pod(at: address, in: service.metadata.namespace) == place
        }
        return isFound
    }

    private func each(sliceOf service: Service, port: MeshService.Port, _ body: (IPAddress, Int) -> Void) {
        for slice in slices(for: service) {
            guard slice.service == service.metadata.name, slice.metadata.namespace == service.metadata.namespace,
                let number = slice.ports.first(where: { $0.name ?? "" == port.name ?? "" })?.number
            else { continue }
            for endpoint in slice.endpoints where endpoint.isReady {
                for address in endpoint.addresses { body(address, number) }
            }
        }
    }

    private func slices(for service: Service) -> [EndpointSlice] {
        if !slices.isEmpty, let other = slices[service.reference] { return other }
        return index?.slices(of: service).map { objects.endpointSlices[$0] } ?? objects.endpointSlices
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
}
