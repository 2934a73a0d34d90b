import Model

/// A machine outside Kubernetes, as a WorkloadEntry has it: whether a proxy runs on it is the machine's own state.
struct Machine {
    let entry: WorkloadEntry
    /// Of the metadata and of `spec`.
    let labels: Labels

    /// Whether its proxy has connected to the control plane, and not gone.
    ///
    /// Istio: `pilot/pkg/autoregistration/controller.go`, `setConnectMeta`: istiod writes these annotations itself.
    var isConnected: Bool {
        let annotations = entry.metadata.annotations
        return annotations["istio.io/connectedAt"] != nil && annotations["istio.io/disconnectedAt"] == nil
    }
}

extension Mesh {
    /// The machine at an endpoint that may have a sidecar: it is connected, or clients take it to end Istio mTLS.
    func machine(at endpoint: Endpoint) -> Machine? {
        guard !objects.workloadEntries.isEmpty, case .address(let address, _, let namespace, _) = endpoint.place else {
            return nil
        }
        let found = objects.workloadEntries
            .filter { $0.metadata.namespace == namespace && $0.specification.address == address }
            .min { $0.reference < $1.reference }
        guard let found else { return nil }
        let machine = Machine(entry: found, labels: found.labelled.labels)
        return machine.isConnected || endpoint.tlsMode == "istio" ? machine : nil
    }

    /// How a machine's sidecar treats a port: by the oldest service that selects it and leads there.
    ///
    /// Istio: `pilot/pkg/networking/core/listener_inbound.go`, `buildInboundChainConfigs`.
    func inboundPort(of machine: Machine, port: Int) -> InboundPort {
        let entry = machine.entry.labelled
        var best: (service: Int, port: MeshService.Port)?
        let namespace = machine.entry.metadata.namespace
        let likely = index?.services(in: namespace, selecting: machine.labels) ?? Array(services.indices)
        for place in likely {
            let service = services[place]
            guard service.namespace == namespace, !service.isAlias,
                let selector = service.selector, selector.isSubset(of: machine.labels),
                best.map({ isListedBefore(place, $0.service) }) ?? true
            else { continue }
            let own = service.ports.first {
                (service.isKubernetes ? entry.port(ofKubernetes: $0) : entry.port(ofEntry: $0)) == port
            }
            if let own { best = (place, own) }
        }
        guard let best else { return InboundPort(declared: .auto, declaration: .none) }
        return InboundPort(
            declared: best.port.declared,
            declaration: .service(
                reference(of: services[best.service]),
                PortDeclaration(portProtocol: best.port.declared, source: best.port.source), port: best.port.number))
    }

    /// Whether nothing but PeerAuthentications and services configures a machine's sidecar; what else there is is not
    /// followed to machines.
    func isPlain(_ machine: Machine) -> Bool {
        let namespace = machine.entry.metadata.namespace
        if let network = machine.entry.specification.network, !network.isEmpty { return false }
        for place in Set([namespace, settings.rootNamespace]) {
            let hasIngress = sidecars[place].contains {
                !$0.ingress.isEmpty && $0.workloadSelector.isSubset(of: machine.labels)
            }
            let hasFilter = envoyFilters[place].contains { $0.workloadSelector.isSubset(of: machine.labels) }
            let hasPolicy = authorizations[place].contains { $0.selector.isSubset(of: machine.labels) }
            if hasIngress || hasFilter || hasPolicy { return false }
        }
        return true
    }
}
