import Model

extension Explanation {
    var failure: Failure? {
        guard let failure = walk.failure else { return nil }
        return Failure(
            step: failure.step, at: failure.at, reason: failure.reason, message: message(of: failure),
            symptoms: symptoms(of: failure.reason))
    }

    private func message(of failure: Walk.Failure) -> String {
        var text = "at \(failure.at.words): \(walk.failureWords)"
        if walk.certificateFault != nil { return text }
        if let decided = cause(of: failure.reason) {
            text += "; "
            text += decided
        }
        return text
    }

    /// The object or the declaration without which the call would not fail like this.
    private func cause(of reason: FailureReason) -> String? {
        switch reason {
        case .serverNoFilterChainPlaintext, .serverTLSHandshakeForeign:
            guard let decision = walk.peerAuthentication else { return nil }
            let by = decision.decidedBy.map { "\($0)" } ?? "the built-in default"
            return "port \(decision.port) is \(decision.mode.rawValue) by \(by)"
        case .serverNoFilterChainForeignTLS, .serverHTTPParseError, .serverHTTP10Refused:
            return walk.inbound?.words
        case .serverMTLSNotTerminated:
            let by = walk.peerAuthentication?.decidedBy.map { "\($0)" } ?? "PeerAuthentication"
            return "\(by) says DISABLE, and the client's sidecar was told ISTIO_MUTUAL"
        case .endpointWithoutSidecarForcedMTLS:
            return sendingTLS.decidedBy.map { "\($0) says ISTIO_MUTUAL" }
        case .serverAppHTTPVersion:
            let expects = (subject.application.language ?? .http).words
            let arrives = (walk.third ?? walk.second)?.flow.payload.words ?? subject.call.payload.words
            return "it understands \(expects), and \(arrives) arrives"
        case .tlsInTLS, .upstreamCertificateVerification:
            return sendingTLS.decidedBy.map { "\($0) says \(sendingTLS.mode)" }
        case .clientClusterNotFound, .noHealthyEndpoint:
            return walk.lastUpstream.map { "cluster \(clusterName(of: $0))" } ?? circumstances.dialledName
        case .clientBlackhole, .client502UnknownHost:
            return "\(circumstances.dialledName) needs a Service or a ServiceEntry that the client's sidecar imports"
        case .clientWaitsForBytes, .serverWaitsForBytes:
            return "`protocolDetectionTimeout` is \(mesh.settings.protocolDetectionTimeout) ms"
        case .gatewayNoMatchingServer:
            let name = walk.gateway?.serverName.map { "it is `\($0)`" } ?? "there is none"
            return circumstances.gatewayText.map { "\(name), at \($0)" }
        case .authorizationDenied:
            return walk.refusing.map { "by \($0)" }
        case .answeredByRoute:
            guard case .route(let route, let answer)? = walk.refusal else { return nil }
            return "\(answer.words), by \(route)"
        case .gatewayNoRoute:
            return circumstances.gatewayText.map { "`\(subject.authority)`, at \($0)" }
        case .gatewayNoListener, .gatewayExpectsTLS, .gatewayHTTPParseError,
            .gatewayTLSHandshakeForeign, .gatewayRequiresClientCertificate, .gatewayRedirectsToHTTPS:
            return circumstances.gatewayText
        case .serverAppExpectsTLS, .serverAppExpectsPlaintext, .serverAppRequiresClientCertificate:
            return nil
        }
    }

    /// What a finding of its own says of a certificate.
    var certificateFinding: Finding? {
        guard let fault = walk.certificateFault else { return nil }
        return Finding(
            code: fault.code, message: fault.words, resource: fault.source.place?.object,
            pointer: fault.source.place?.pointer)
    }

    func clusterName(of upstream: Upstream) -> String {
        "`outbound|\(upstream.port.number)|\(upstream.subset?.name ?? "")|\(mesh.services[upstream.service].host)`"
    }
}

extension Walk {
    /// What happens at the hop that refuses.
    var failureWords: String { certificateFault?.words ?? failure?.reason.words ?? "" }
}

extension InboundPort {
    /// What the port is declared to be, and by whom.
    var words: String {
        switch declaration {
        case .service(let service, let declaration, let number):
            "port \(number) of \(service) is `\(declaration.portProtocol.rawValue)` (\(declaration.source.rawValue))"
        case .sidecar(let sidecar): "\(sidecar) declares the port as `\(declared.rawValue)`"
        case .none: "no Service declares the port"
        }
    }
}
