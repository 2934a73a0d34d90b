package import Model

/// How a server's sidecar treats the bytes of one of its ports.
package struct InboundPort: Hashable, Sendable {
    package enum Treatment: Hashable, Sendable {
        /// HTTP is parsed, whatever comes.
        case http
        /// Bytes are relayed.
        case bytes
        /// HTTP is parsed where the first bytes look like it; all else is relayed.
        case sniffed
    }

    package enum Declaration: Hashable, Sendable {
        /// By a Service or ServiceEntry that selects the pod: the oldest that has this target port.
        case service(ObjectReference, PortDeclaration, port: Int)
        /// By an `ingress` listener of a Sidecar.
        case sidecar(ObjectReference)
        /// By nobody: inbound passthrough.
        case none
    }

    package var declared: PortProtocol
    package var declaration: Declaration

    package var treatment: Treatment {
        switch declared.class {
        case .http1, .http2: .http
        case .tcp, .tls, .udp: .bytes
        case .auto: .sniffed
        }
    }
}

extension Mesh {
    /// - Parameters:
    ///   - workload: the place of a workload with a sidecar.
    ///   - port: a port of its pods.
    package func inboundPort(ofWorkload place: Int, port: Int) -> InboundPort {
        let workload = workloads[place]
        if let sidecar = sidecar(of: workload), !sidecar.ingress.isEmpty {
            for listener in sidecar.ingress where listener.port.number == port {
                let declaration = PortDeclaration(word: listener.port.protocolName)
                return InboundPort(declared: declaration.portProtocol, declaration: .sidecar(sidecar.reference))
            }
            return InboundPort(declared: .auto, declaration: .none)
        }
        return declaredByService(place, port: port) ?? InboundPort(declared: .auto, declaration: .none)
    }

    /// The oldest service that has this target port decides; of equally old ones, the first by host.
    ///
    /// Istio: `pilot/pkg/networking/core/listener_inbound.go`, `buildInboundChainConfigs`, over the services in the
    /// order of `pilot/pkg/model/context.go`, `SetServiceTargets`.
    private func declaredByService(_ place: Int, port: Int) -> InboundPort? {
        let namespace = workloads[place].name.namespace
        var best: (service: Int, port: MeshService.Port)?
        func consider(_ candidate: Int) {
            if services[candidate].isAlias { return }
            if let best, !isListedBefore(candidate, best.service) { return }
            let service = services[candidate]
            guard let found = service.ports.first(where: { serves($0, of: service, by: place, at: port) }) else {
                return
            }
            best = (candidate, found)
        }
        if let likely = index?.services(in: namespace, selecting: workloads[place].labels) {
            for candidate in likely { consider(candidate) }
        } else {
            for candidate in services.indices where services[candidate].namespace == namespace { consider(candidate) }
        }
        guard let best else { return nil }
        let service = services[best.service]
        return InboundPort(
            declared: best.port.declared,
            declaration: .service(
                reference(of: service), PortDeclaration(portProtocol: best.port.declared, source: best.port.source),
                port: best.port.number))
    }

    func isListedBefore(_ left: Int, _ right: Int) -> Bool {
        let (left, right) = (services[left], services[right])
        if left.creationTimestamp != right.creationTimestamp { return left.creationTimestamp < right.creationTimestamp }
        return left.host < right.host
    }

    private func serves(_ servicePort: MeshService.Port, of service: MeshService, by place: Int, at port: Int) -> Bool {
        let workload = workloads[place]
        if let selector = service.selector {
            return selector.isSubset(of: workload.labels)
                && number(of: servicePort, of: service, in: workload) == port
        }
        guard case .kubernetes(let source) = service.registry else { return false }
        return leads(objects.services[source], port: servicePort, to: place, at: port)
    }
}
