import Model

extension SymptomContext {
    /// The context of a walk that failed.
    package init(_ walk: Walk, subject: Subject) {
        let caller: Caller
        switch subject.caller {
        case .workload: caller = .workload
        case .outside(let outsider): caller = .outside(outsider)
        }
        let isAtGateway = walk.endsAtGateway
        let gateway: GatewaySide? = walk.gateway.map { _ in isAtGateway && !Self.gatewaySends(walk) ? .ends : .sends }
        let leg = isAtGateway ? walk.gateway?.leg : walk.second
        self.init(
            caller: caller, clientSide: Self.clientSide(of: walk, gateway: gateway),
            serverSide: Self.serverSide(of: walk, gateway: gateway), payload: subject.call.payload,
            applicationTLS: gateway == .sends ? walk.second?.flow.applicationTLS : subject.call.applicationTLS,
            outer: leg?.flow.outer, leavesByPassthrough: Self.leavesByPassthrough(walk),
            serverAppExpectsTLS: subject.application.tls ?? false, gateway: gateway,
            isOfAttachedRoute: walk.isOfAttachedRoute, answer: Self.answer(of: walk))
    }

    private static func answer(of walk: Walk) -> RouteAnswer.Cause? {
        guard case .route(_, let answer)? = walk.refusal else { return nil }
        return answer.cause
    }

    /// What a gateway fails at as a client: it has nobody to send to.
    private static func gatewaySends(_ walk: Walk) -> Bool {
        walk.failure?.reason == .clientClusterNotFound || walk.failure?.reason == .noHealthyEndpoint
    }

    private static func leavesByPassthrough(_ walk: Walk) -> Bool {
        if case .passthrough = walk.exit { true } else { false }
    }

    /// A leg that failed no longer tells what its end could read, so there the port has to.
    private static func clientSide(of walk: Walk, gateway: GatewaySide?) -> ClientSide {
        if gateway == .sends { return walk.gateway?.leg.visibility == .layer7 ? .readsHTTP : .relays }
        if let before = walk.gateways.dropLast().last { return before.leg.visibility == .layer7 ? .readsHTTP : .relays }
        guard let first = walk.first else { return .withoutSidecar }
        switch first.visibility {
        case .layer7: return .readsHTTP
        case .layer4: return .relays
        case .none: break
        }
        guard first.flow.isCleartextHTTP else { return .relays }
        switch walk.failure?.reason {
        case .clientClusterNotFound: return .readsHTTP
        case .noHealthyEndpoint:
            switch walk.lastUpstream?.port.declared.class {
            case .http1, .http2, .auto: return .readsHTTP
            case .tcp, .tls, .udp, nil: return .relays
            }
        default: return .relays
        }
    }

    private static func serverSide(of walk: Walk, gateway: GatewaySide?) -> ServerSide {
        if gateway == .ends, walk.failure?.reason == .serverHTTP10Refused { return .readsHTTP }
        if gateway == .ends, walk.failure?.reason == .serverWaitsForBytes { return .relays }
        guard let inbound = walk.inbound else { return .withoutSidecar }
        return walk.second?.visibility == .layer7 || inbound.treatment == .http ? .readsHTTP : .relays
    }
}
