import Model

extension Simulation {
    /// Whether a client's sidecar accepts the certificate that a workload's sidecar presents.
    ///
    /// It expects the service accounts of the service's endpoints, or what the DestinationRule names instead; an empty
    /// list accepts every identity of the mesh. Istio: `pilot/pkg/model/push_context.go`, `addServiceAccounts`.
    func isExpected(_ place: Int, by walk: Walk) -> Bool {
        isExpected(place, by: walk.originator.upstream, at: walk.endpoint)
    }

    /// - Parameter endpoint: where the layer ends; nil where that is none of the cluster's own.
    func isExpected(_ place: Int, by upstream: Upstream?, at endpoint: Endpoint?) -> Bool {
        guard let upstream else { return true }
        let named = upstream.tls.settings.tls?.subjectAltNames ?? []
        if !named.isEmpty { return named.contains(mesh.identity(ofWorkload: place)) }
        let service = mesh.services[upstream.service]
        if endpoint.map({ isEndpoint($0, of: service) }) ?? false { return true }
        let expected = mesh.identities(of: service)
        return expected.isEmpty || expected.contains(mesh.identity(ofWorkload: place))
    }

    private func isEndpoint(_ endpoint: Endpoint, of service: MeshService) -> Bool {
        guard case .workload(let place) = endpoint.place, let selector = service.selector else { return false }
        let workload = mesh.workloads[place]
        return workload.name.namespace == service.namespace && selector.isSubset(of: workload.labels)
    }
}

extension Mesh {
    package func identity(ofWorkload place: Int) -> String {
        let workload = workloads[place]
        return settings.identity(
            namespace: workload.name.namespace, serviceAccount: workload.template.serviceAccountName)
    }

    /// The identities that clients expect of a service, in order and each once.
    func identities(of service: MeshService) -> [String] {
        var result = Set(service.subjectAltNames)
        for port in service.ports {
            for endpoint in endpoints(of: service, port: port) {
                switch endpoint.place {
                case .workload(let place):
                    result.insert(identity(ofWorkload: place))
                case .address(_, let serviceAccount?, let namespace, _):
                    result.insert(settings.identity(namespace: namespace, serviceAccount: serviceAccount))
                case .address(_, nil, _, _):
                    break
                }
            }
        }
        return result.sorted()
    }

    /// The Service whose cluster address this is.
    func clusterService(at address: IPAddress) -> MeshService? {
        if let index {
            return index.services(at: address).lazy.map { self.services[$0] }.first { $0.isKubernetes }
        }
        return services.first { $0.isKubernetes && $0.address == .ip(address) }
    }
}
