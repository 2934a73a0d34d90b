import Model

extension Explanation {
    var decisions: Decisions {
        var clientTLS = clientTLS
        clientTLS.shadowed = circumstances.unheardByClient
        return Decisions(
            clientTLS: clientTLS, gateways: walk.gateways.map(circumstances.decision),
            peerAuthentication: peerAuthentication, portProtocol: circumstances.portProtocol,
            clientDataplane: circumstances.clientDataplane,
            serverDataplane: server.map { circumstances.dataplane($0.decision) })
    }
}

extension Circumstances {
    fileprivate var clientDataplane: Decisions.Dataplane {
        guard let client else {
            return Decisions.Dataplane(dataplane: "none", because: "\(clientName) is no workload of the mesh")
        }
        var result = dataplane(client.decision)
        if case .direct(.notCaptured) = walk.exit {
            result.because += "; an annotation keeps this connection away from it"
        }
        return result
    }

    fileprivate func dataplane(_ decision: DataplaneDecision) -> Decisions.Dataplane {
        Decisions.Dataplane(dataplane: decision.dataplane.rawValue, because: decision.reason.words)
    }

    /// What the reached port declares: for the client's sidecar the service's port, else what the server's pod shows.
    fileprivate var portProtocol: Decisions.PortProtocol {
        if let port = servicePort {
            return Decisions.PortProtocol(protocol: port.declared, because: port.source.rawValue)
        }
        guard let inbound = inbound else {
            return Decisions.PortProtocol(protocol: .auto, because: PortDeclaration.Source.undeclared.rawValue)
        }
        return Decisions.PortProtocol(protocol: inbound.declared, because: inbound.words)
    }

    /// How the server's sidecar treats the port, also where the call does not come that far.
    private var inbound: InboundPort? {
        if let inbound = walk.inbound { return inbound }
        guard let endpoint = intendedEndpoint, case .workload(let place) = endpoint.place else { return nil }
        return mesh.inboundPort(ofWorkload: place, port: endpoint.port)
    }

    /// How a workload's sidecar treats a port: as the walk met it, if it did.
    func inboundPort(ofWorkload place: Int, port: Int) -> InboundPort {
        if let inbound = walk.inbound, let endpoint = walk.endpoint, endpoint.place == .workload(place),
            endpoint.port == port
        {
            return inbound
        }
        return mesh.inboundPort(ofWorkload: place, port: port)
    }
}

extension DataplaneDecision.Reason {
    /// Why a pod has a sidecar or has none, as a clause.
    package var words: String {
        switch self {
        case .injectedAlready(let evidence): "the pod shows it: \(evidence)"
        case .gatewayTemplate: "the pod runs a gateway's proxy"
        case .grpcAgent: "the pod runs only the gRPC agent, which captures nothing"
        case .hostNetwork: "pods with `hostNetwork` are never injected"
        case .systemNamespace: "its namespace is one that the injector ignores"
        case .namespaceLabel(let name, let value): String(pieces: "its namespace is labelled `", name, ": ", value, "`")
        case .podLabel(let name, let value): String(pieces: "its pods are labelled `", name, ": ", value, "`")
        case .podAnnotation(let value): "its pods are annotated `sidecar.istio.io/inject: \(value)`"
        case .annotationWithoutLabel:
            "`sidecar.istio.io/inject: true` is an annotation, and only a label asks the webhook for injection"
        case .noLabel: "no label of its namespace or its pods asks for injection"
        case .namespaceMissing: "its Namespace is not among the manifests, so its labels are not known"
        case .outsideTheMesh: "it is outside the mesh"
        }
    }
}
