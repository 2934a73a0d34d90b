package import Model

/// One leg of a walk: who to whom, and what travels.
package struct LegState: Hashable, Sendable {
    package var from: Hop
    package var to: Hop
    package var medium: Medium
    package var flow: Flow
    package var visibility: Visibility
    package var status: LegStatus

    /// What protects the bytes: Istio mTLS that came past its end is TLS like any other.
    package var transport: Transport {
        flow.transport == .mutualTLS && from == .serverSidecar ? .tls : flow.transport
    }
}

/// One call to one endpoint, from the client's application as far as it comes.
package struct Walk: Hashable, Sendable {
    package struct Failure: Hashable, Sendable {
        package var step: Step
        package var at: Hop
        package var reason: FailureReason

        /// 1 inside the client's pod, 2 on the network, 3 inside the server's pod.
        package var leg: Int { step.leg }
    }

    /// What the input leaves open, and the answer depends on.
    package enum Missing: Hashable, Sendable {
        /// Whether pods of a namespace without a Namespace object have a sidecar.
        case namespace(WorkloadName)
        case ambient(WorkloadName)
        /// A gateway that the client dials, and no workload of the manifests is.
        case gateway(WorkloadName)
        /// What is dialled as a gateway, and runs no gateway's proxy.
        case noGateway(WorkloadName)
        /// `via` for a client of the mesh's own, whose sidecar decides where it goes.
        case gatewayFromInside(WorkloadName)
        case gatewayAsClient(WorkloadName)
        /// One gateway more than are followed.
        case manyGateways(WorkloadName)
        /// A gateway that a call comes back to as it came the first time.
        case gatewayLoop(WorkloadName)
        /// A gateway that would put a third layer around two that it does not take off.
        case manyLayers(WorkloadName)
        /// A Secret that a gateway's listener waits for.
        case credential(ObjectReference)
        /// EnvoyFilters that change a gateway, and how the call ends without them.
        case gatewayFilters([ObjectReference], without: Verdict, FailureReason?)
        /// Which of several routes a request takes, by what it would have to say.
        case routeConditions([String])
        /// A pod that calls its own address, past its sidecar.
        case callsItself(WorkloadName)
        /// A route that may end calls by itself, to try their callers out.
        case abortedByRoute(ObjectReference)
        /// A Sidecar that sends what it does not know to another host.
        case egressProxy(ObjectReference)
        /// A Sidecar whose egress listener of the port is an HTTP proxy.
        case httpProxy(ObjectReference)
        /// EnvoyFilters that change the client's sidecar, and how the call ends without them.
        case sidecarFilters([ObjectReference], without: Verdict, FailureReason?)
        /// A VirtualService whose answer never leaves the client's sidecar.
        case answeredByRoute(ObjectReference, status: Int)
        case delegatedRoute(ObjectReference)
        /// The address of a name, by which an annotation of the client's pod decides whether its sidecar is met.
        case address(String, annotation: String)
        /// An address that the control plane gives a ServiceEntry without one.
        case assignedAddress(ObjectReference)
        /// A WorkloadEntry that says to terminate Istio mTLS: by a sidecar that no manifest shows, or shows in part.
        case machine(ObjectReference)
        /// A load balancer that takes off the TLS that the client sends.
        case balancerEndsTLS(ObjectReference)
        /// Routes to more clusters than are followed.
        case manyRoutes(Int)
        /// AuthorizationPolicies that may refuse the call, and what they look at that is not known.
        case authorization([ObjectReference], needs: [String])
    }

    /// nil where the call never left for one.
    package var endpoint: Endpoint?
    /// The cluster that the client's sidecar chose, if any.
    package var upstream: Upstream?
    /// The place in `Mesh.services` of the service whose DestinationRules had a say, be its cluster found or not.
    var sought: Int?
    package var exit: ClientExit.Kind
    /// What a request would have to be to go this way; empty for every request.
    package var conditions: [String] = []
    /// What the sidecar does with the bytes towards its cluster; nil where it chose none.
    var transport: ClusterTransport?
    /// Inside the client's pod; nil without a sidecar.
    package var first: LegState?
    /// The gateways that stand in leg 2, in the order in which the call passes them.
    package var gateways: [GatewayPassage] = []
    /// On the network, behind the gateways where there are some; nil where the call did not come that far.
    package var second: LegState?
    /// Inside the server's pod; nil without a sidecar or where the call did not come that far.
    package var third: LegState?
    /// Whether the call is a probe that injection sends to the sidecar's agent.
    package var isRewrittenProbe = false
    package var failure: Failure?
    /// What is wrong with a certificate, where that is why it fails.
    package var certificateFault: CertificateFault?
    /// Where the call wants to go; only where certificates are looked at.
    var heading: Heading?
    /// Whether the last route that the call took is one of the Gateway API.
    var isOfAttachedRoute = false
    /// The object that refused the call, if one did.
    var refusal: Refusal?
    package var missing: Missing?
    /// How the server's sidecar treated the port, if the call reached one.
    package var inbound: InboundPort?
    package var peerAuthentication: PeerAuthenticationDecision?

    init(exit: ClientExit.Kind, first: LegState?, heading: Heading?) {
        self.exit = exit
        self.first = first
        self.heading = heading
    }

    /// A walk that does not begin, because something decides it that is not known.
    init(missing: Missing) {
        exit = .unsettled(missing)
        self.missing = missing
    }

    package var verdict: Verdict {
        if missing != nil { return .undetermined }
        guard failure == nil, let last = second?.flow.transport else { return .broken }
        let passed = gateways
        func isMet(_ transport: Transport) -> Bool {
            last == transport || passed.contains { $0.leg.flow.transport == transport }
        }
        return isMet(.plaintext) ? .plaintext : isMet(.tls) ? .tls : .mutualTLS
    }

    /// The gateway that the call came to last.
    package var gateway: GatewayPassage? { gateways.last }

    /// The AuthorizationPolicy or the VirtualService that refused the call, if one did.
    var refusing: ObjectReference? {
        switch refusal {
        case .policy(let object, _, _), .route(let object, _): object
        case nil: nil
        }
    }

    /// Who sends on the network leg that is walked next.
    var sender: Hop {
        if let last = gateways.indices.last { return gateways[last].hop }
        return first == nil ? .clientApp : .clientSidecar
    }

    /// The cluster of the last proxy that chose one.
    package var lastUpstream: Upstream? { gateways.last?.upstream ?? (gateways.isEmpty ? upstream : nil) }

    /// What the last proxy that chose a cluster does with the bytes towards it.
    var lastTransport: ClusterTransport? { gateways.last?.transport ?? (gateways.isEmpty ? transport : nil) }

    mutating func setTransport(_ chosen: ClusterTransport) {
        if gateways.isEmpty { transport = chosen } else { gateways[gateways.count - 1].transport = chosen }
    }
}
