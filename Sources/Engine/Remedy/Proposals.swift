import Model

/// Every change that is worth an evaluation for one walk, the smallest and best first.
struct Proposals {
    let question: Question
    let circumstances: Circumstances
    let objects: Objects

    init(question: Question, circumstances: Circumstances) {
        self.question = question
        self.circumstances = circumstances
        objects = circumstances.mesh.objects
    }

    /// Whether there is anything to propose for a walk at all.
    static func mayHelp(_ walk: Walk) -> Bool {
        walk.missing == nil && (walk.verdict != .mutualTLS || walk.encryptions > 1)
    }

    var subject: Subject { circumstances.subject }
    var walk: Walk { circumstances.walk }
    var mesh: Mesh { circumstances.mesh }
    /// Whether the application's TLS has to stay.
    var keepsApplicationTLS: Bool { question.requirements.applicationTLS != nil }

    func all() -> [Proposal] {
        guard walk.missing == nil else { return [] }
        guard let reason = walk.failure?.reason else { return improvements }
        return repairs(of: reason)
    }

    /// For calls that work, and could be better protected or cheaper.
    private var improvements: [Proposal] {
        switch walk.verdict {
        case .mutualTLS: walk.encryptions > 1 ? [plaintextOnHTTPPort, plaintextOnBothSides].compactMap { $0 } : []
        case .tls, .plaintext: protections
        case .broken, .undetermined: []
        }
    }

    /// Whatever keeps Istio mTLS off the network, taken away.
    private var protections: [Proposal] {
        [
            ruleWithIstioMTLS, injectedClient, injectedServer, capturedServerPort, capturedClientPort, permissivePolicy,
            meshWithAutoMTLS,
        ].compactMap { $0 }
    }

    private func repairs(of reason: FailureReason) -> [Proposal] {
        let candidates: [Proposal?]
        switch reason {
        case .serverNoFilterChainPlaintext:
            candidates = [
                ruleWithIstioMTLS, importedHost, declaredAsSpoken, injectedClient, capturedClientPort, meshWithAutoMTLS,
                permissivePort,
            ]
        case .serverTLSHandshakeForeign:
            candidates = [
                ruleWithIstioMTLS, plaintextFromClient, plaintextOnBothSides, portDeclared(as: .https), injectedClient,
                permissivePort, excludedPort, uninjectedServer,
            ]
        case .serverNoFilterChainForeignTLS, .serverHTTPParseError:
            candidates = [
                ruleWithIstioMTLS, mutualTLSOnBothSides, plaintextFromClient, plaintextOnBothSides, declaredAsSpoken,
                permissivePolicy, ruleRemovingTLS, http1FromClient,
            ]
        case .serverMTLSNotTerminated:
            candidates = [permissivePolicy, capturedServerPort, ruleRemovingTLS, ruleWithoutTLS, newRuleWithoutTLS]
        case .endpointWithoutSidecarForcedMTLS:
            candidates = [injectedServer, ruleWithSimpleTLS, ruleRemovingTLS, ruleWithoutTLS, newRuleWithoutTLS]
        case .clientBlackhole, .client502UnknownHost:
            candidates = [
                importedHost, serviceEntry, plaintextFromClient, plaintextOnBothSides, declaredAsSpoken,
                meshAllowingAny,
            ]
        case .clientWaitsForBytes, .serverWaitsForBytes:
            candidates = [portDeclared(as: .tcp), permissivePolicy, detectionTimeout]
        case .serverAppExpectsTLS:
            candidates = [
                plaintextInServer, declaredAsSpoken, tlsFromClient, tlsOnHTTPSPort, ruleWithSimpleTLS,
                inboundOriginations,
            ]
        case .serverAppExpectsPlaintext:
            candidates = [ruleWithIstioMTLS, ruleRemovingTLS, plaintextFromClient, plaintextOnHTTPPort, tlsInServer]
        case .serverAppHTTPVersion:
            candidates = [declaredAsUnderstood, asServerUnderstands]
        case .tlsInTLS:
            candidates = [plaintextFromClient, ruleRemovingTLS, ruleWithIstioMTLS, ruleWithoutTLS]
        case .serverAppRequiresClientCertificate:
            candidates = [ruleWithClientCertificate, certificateFromClient]
        case .serverHTTP10Refused:
            candidates = [http1FromClient, portDeclared(as: .tcp)]
        case .upstreamCertificateVerification:
            candidates = [ruleWithoutNames]
        case .clientClusterNotFound:
            candidates = [importedHost]
        case .noHealthyEndpoint, .gatewayNoListener, .gatewayNoMatchingServer, .gatewayExpectsTLS,
            .gatewayHTTPParseError, .gatewayTLSHandshakeForeign, .gatewayRequiresClientCertificate, .gatewayNoRoute,
            .gatewayRedirectsToHTTPS:
            candidates = []
        }
        return candidates.compactMap { $0 }
    }
}

extension Proposals {
    /// A proposal whose objects are changed by `edit`.
    func proposal(
        _ title: String, changes: [Change], weakens: Bool = false, tradeoffs: [String] = [],
        edit: (inout Objects) -> Void
    ) -> Proposal {
        var changed = objects
        edit(&changed)
        return Proposal(
            title: title, changes: changes, weakens: weakens, tradeoffs: tradeoffs, objects: changed,
            question: question)
    }
}
