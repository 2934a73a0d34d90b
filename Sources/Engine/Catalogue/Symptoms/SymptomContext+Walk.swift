import Model

extension SymptomContext {
    /// The context of a walk that failed.
    package init(_ walk: Walk, subject: Subject) {
        let caller: Caller
        switch subject.caller {
        case .workload: caller = .workload
        case .outside(let outsider): caller = .outside(outsider)
        }
        self.init(
            caller: caller, clientSide: Self.clientSide(of: walk), serverSide: Self.serverSide(of: walk),
            payload: subject.call.payload, applicationTLS: subject.call.applicationTLS, outer: walk.second?.flow.outer,
            leavesByPassthrough: Self.leavesByPassthrough(walk),
            serverAppExpectsTLS: subject.application.tls ?? false)
    }

    private static func leavesByPassthrough(_ walk: Walk) -> Bool {
        if case .passthrough = walk.exit { true } else { false }
    }

    /// A leg that failed no longer tells what its end could read, so there the port has to.
    private static func clientSide(of walk: Walk) -> ClientSide {
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
            switch walk.upstream?.port.declared.class {
            case .http1, .http2, .auto: return .readsHTTP
            case .tcp, .tls, .udp, nil: return .relays
            }
        default: return .relays
        }
    }

    private static func serverSide(of walk: Walk) -> ServerSide {
        guard let inbound = walk.inbound else { return .withoutSidecar }
        return walk.second?.visibility == .layer7 || inbound.treatment == .http ? .readsHTTP : .relays
    }
}
