import Model

/// An object of which some is read by nobody: two that are alike but for that decide every call alike.
protocol DecisiveObject: PlacedObject {
    /// The object without what decides nothing, and without where it was read.
    var decisive: Self { get }
}

extension DecisiveObject {
    var decisive: Self { plain }

    func decidesAs(_ other: Self) -> Bool { decisive == other.decisive }

    /// Without labels, and without annotations that are not Istio's.
    fileprivate var plain: Self {
        var result = self
        result.metadata.origin = .synthesized
        result.metadata.labels = []
        result.metadata.annotations = metadata.annotations.decisive
        return result
    }

    /// The same with its labels.
    fileprivate var labelled: Self {
        var result = plain
        result.metadata.labels = metadata.labels
        return result
    }
}

extension Labels {
    /// Annotations that Istio, Prometheus or Kubernetes' Ingress controllers read.
    fileprivate var decisive: Labels {
        let isDecisive: (Entry) -> Bool = {
            $0.key.contains("istio") || $0.key.hasPrefix("prometheus.io/") || $0.key.contains("ingress")
        }
        return entries.allSatisfy(isDecisive) ? self : Labels(entries.filter(isDecisive))
    }
}

extension Workload: DecisiveObject {
    /// Of its pods also without images, arguments that are no proxy's, and how many there are.
    var decisive: Workload {
        var result = plain
        result.replicas = replicas == 0 ? 0 : nil
        result.template.annotations = template.annotations.decisive
        for place in template.containers.indices { result.template.containers[place].strip() }
        for place in template.initContainers.indices { result.template.initContainers[place].strip() }
        return result
    }
}

extension Container {
    fileprivate mutating func strip() {
        if name == "istio-proxy" { return }
        image = ""
        args = []
    }
}

extension Service: DecisiveObject {
    /// Also without where it is dialled from outside: the calls of a mesh go by its name.
    var decisive: Service {
        var result = plain
        result.entrance = nil
        for place in result.ports.indices { result.ports[place].nodePort = nil }
        return result
    }
}

extension Namespace: DecisiveObject { var decisive: Namespace { labelled } }
extension WorkloadEntry: DecisiveObject { var decisive: WorkloadEntry { labelled } }
extension ServiceEntry: DecisiveObject { var decisive: ServiceEntry { labelled } }
extension ListenerGateway: DecisiveObject { var decisive: ListenerGateway { labelled } }
extension Gateway: DecisiveObject { var decisive: Gateway { labelled } }
extension EndpointSlice: DecisiveObject {}
extension PeerAuthentication: DecisiveObject {}
extension DestinationRule: DecisiveObject {}
extension VirtualService: DecisiveObject {}
extension Sidecar: DecisiveObject {}
extension EnvoyFilter: DecisiveObject {}
extension AttachedRoute: DecisiveObject {}
extension ReferenceGrant: DecisiveObject {}
extension BackendTLSPolicy: DecisiveObject {}
