import Model

/// Which changes are worth an evaluation for which end of a call.
extension Proposals {
    /// Whatever keeps Istio mTLS off the network, taken away.
    var protections: [Proposal?] {
        [
            ruleWithIstioMTLS, injectedClient, injectedServer, injectedSibling, capturedServerPort, capturedClientPort,
            permissivePolicy,
        ] + knownDestination + [newRuleWithIstioMTLS, ownRuleWithIstioMTLS, meshWithAutoMTLS]
            + walk.gateways.indices.flatMap { GatewayProposals(self, at: $0)?.protections ?? [] }
    }

    /// What makes the client's sidecar know where a call goes that leaves it by PassthroughCluster.
    private var knownDestination: [Proposal?] {
        guard case .passthrough(let unmatched) = walk.exit else { return [] }
        switch unmatched {
        case .noListener: return [importedHost, exportedService, openedPort, declaredAsSpoken, dialledAsSpoken]
        case .notHTTP, .noMatchingSNI: return [declaredAsSpoken, dialledAsSpoken, importedHost]
        case .unknownHost: return [hostAsDialled, hostAsSent, portDeclared(as: .tcp), importedHost, exportedService]
        }
    }

    private var declaredAsSpoken: Proposal? { portDeclared(as: spoken) }
    private var dialledAsSpoken: Proposal? { dialledPortDeclared(as: spoken) }
    private var declaredAsUnderstood: Proposal? { portDeclared(as: understood) }
    private var dialledAsUnderstood: Proposal? { dialledPortDeclared(as: understood) }

    func repairs(of reason: FailureReason) -> [Proposal?] {
        guard let gateway = GatewayProposals(self) else { return ownRepairs(of: reason) }
        if reason == .authorizationDenied, walk.endsAtGateway { return gateway.repairs(of: reason) + admittance }
        if walk.endsAtGateway { return gateway.repairs(of: reason) + applicationsAtGateway(reason) }
        return ownRepairs(of: reason) + gateway.behind
    }

    /// What the client's application can do for a call that ends at a gateway.
    private func applicationsAtGateway(_ reason: FailureReason) -> [Proposal?] {
        switch reason {
        case .gatewayExpectsTLS: [tlsFromClient]
        case .gatewayHTTPParseError: [plaintextFromClient, http1FromClient]
        case .gatewayRequiresClientCertificate: [certificateFromClient]
        case .gatewayNoRoute: [hostAsDialled]
        case .serverHTTP10Refused: [http1FromClient]
        default: []
        }
    }

    private func ownRepairs(of reason: FailureReason) -> [Proposal?] {
        switch reason {
        case .clientBlackhole, .client502UnknownHost:
            [
                importedHost, exportedService, openedPort, serviceEntry, plaintextFromClient, plaintextOnBothSides,
                declaredAsSpoken, hostAsDialled, portDeclared(as: .tcp), meshAllowingAny, bypassedClientPort,
            ]
        case .clientClusterNotFound: [importedHost, exportedService, routeWithoutSubset, routeToDialled]
        case .noHealthyEndpoint: [routeWithoutSubset, routeToDialled]
        case .clientWaitsForBytes, .serverWaitsForBytes: speakingFirst
        case .authorizationDenied: admittance
        case .answeredByRoute: [routeWithoutAbort]
        default: walk.failure?.leg == 3 ? understanding(after: reason) : accepting(after: reason)
        }
    }

    private var speakingFirst: [Proposal?] {
        [
            portDeclared(as: .tcp), dialledPortDeclared(as: .tcp), permissivePolicy, ruleWithIstioMTLS, importedHost,
            exportedService, openedPort, serviceEntry, injectedClient, newRuleWithIstioMTLS, ownRuleWithIstioMTLS,
            detectionTimeout, bypassedClientPort,
        ]
    }

    /// The server's sidecar, or whoever stands in its place, does not take what arrives.
    private func accepting(after reason: FailureReason) -> [Proposal?] {
        switch reason {
        case .serverNoFilterChainPlaintext:
            [
                ruleWithIstioMTLS, importedHost, exportedService, openedPort, declaredAsSpoken, dialledAsSpoken,
                injectedClient, capturedClientPort, injectedSibling, newRuleWithIstioMTLS, ownRuleWithIstioMTLS,
                meshWithAutoMTLS, hostAsDialled, permissivePort,
            ]
        case .serverTLSHandshakeForeign:
            [
                ruleWithIstioMTLS, plaintextFromClient, plaintextOnBothSides, mutualTLSAndPlaintextInServer,
                portDeclared(as: .https), injectedClient, newRuleWithIstioMTLS, ownRuleWithIstioMTLS, permissivePort,
                excludedPort, uninjectedServer,
            ]
        case .serverNoFilterChainForeignTLS, .serverHTTPParseError:
            [
                ruleWithIstioMTLS, mutualTLSOnBothSides, plaintextFromClient, plaintextOnBothSides, declaredAsSpoken,
                dialledAsSpoken, permissivePolicy, ruleRemovingTLS, http1FromClient,
            ]
        case .serverMTLSNotTerminated:
            [permissivePolicy, capturedServerPort, ruleRemovingTLS, ruleWithoutTLS, newRuleWithoutTLS]
        case .endpointWithoutSidecarForcedMTLS:
            [injectedServer, ruleWithSimpleTLS, ruleRemovingTLS, ruleWithoutTLS, newRuleWithoutTLS]
        default: understanding(after: reason)
        }
    }

    /// The server's application does not understand what arrives.
    private func understanding(after reason: FailureReason) -> [Proposal?] {
        switch reason {
        case .serverMTLSNotTerminated: accepting(after: reason)
        case .serverAppExpectsTLS:
            [
                plaintextInServer, plaintextInHTTP2Server, declaredAsSpoken, dialledAsSpoken, tlsFromClient,
                tlsOnHTTPSPort, ruleWithSimpleTLS, inboundOriginations, injectedServer, injectedClient,
            ]
        case .serverAppExpectsPlaintext:
            [ruleWithIstioMTLS, ruleRemovingTLS, plaintextFromClient, plaintextOnHTTPPort, tlsInServer]
        case .serverAppHTTPVersion:
            [
                declaredAsUnderstood, dialledAsUnderstood, declaredAsSpoken, dialledAsSpoken, portDeclared(as: .tcp),
                asServerUnderstands, injectedServer, injectedClient,
            ] + knownDestination
        case .tlsInTLS: [plaintextFromClient, ruleRemovingTLS, ruleWithIstioMTLS, ruleWithoutTLS]
        case .serverAppRequiresClientCertificate: [ruleWithClientCertificate, certificateFromClient]
        case .serverHTTP10Refused: [http1FromClient, portDeclared(as: .tcp)]
        case .upstreamCertificateVerification: [ruleWithoutNames]
        default: []
        }
    }
}
