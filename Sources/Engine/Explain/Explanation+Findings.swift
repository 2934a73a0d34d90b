import Model

extension Explanation {
    /// What the call shows of the objects that decide it, the worst first.
    func findings(failure: Failure?) -> [Finding] {
        var result = callFindings(failure: failure)
        for finding in objectFindings
        where !result.contains(where: { $0.code.number == finding.code.number && $0.resource == finding.resource }) {
            result.append(finding)
        }
        result.add(notConsidered)
        return result
    }

    /// What this call alone shows: how it fails, or what it lacks.
    func callFindings(failure: Failure?) -> [Finding] {
        var result: [Finding] = []
        if let failure {
            result.append(finding(of: failure))
            if let certificateFinding { result.append(certificateFinding) }
        }
        if let finding = Exposure(self)?.finding { result.append(finding) }
        result.add(gatewayExposures)
        if walk.failure != nil {
            if let finding = RelayedAndOriginatedRule.finding(self) { result.append(finding) }
            if let finding = TLSInsideIstioMTLSRule.finding(self) { result.append(finding) }
            if let finding = OriginatedOnTLSPortRule.finding(self) { result.append(finding) }
            if let finding = OriginationReplacesMTLSRule.finding(self) { result.append(finding) }
        }
        if let finding = DoubleEncryptionRule.finding(self) { result.append(finding) }
        if let finding = ApplicationTLSOnlyRule.finding(self) { result.append(finding) }
        if let finding = StrictWouldRefuseCallerRule.finding(self) { result.append(finding) }
        return result
    }

    /// One for each kind of object that decides nothing here, so that nobody waits for it to.
    private var notConsidered: [Finding] {
        let objects = mesh.objects.notConsidered
        guard !objects.isEmpty else { return [] }
        var result: [Finding] = []
        for kind in Set(objects.map(\.kind)).sorted() {
            let ofKind = objects.filter { $0.kind == kind }.sorted()
            let names = ofKind.prefix(3).map { $0.description }.joined(separator: ", ")
            let more = ofKind.count > 3 ? " and \(ofKind.count - 3) more" : ""
            result.append(
                Finding(
                    code: .nothingConsidered,
                    message: kind == "Secret"
                        ? "of kind `Secret` only the names are considered, where one is looked for: \(names)\(more)"
                        : "kind `\(kind)` is not considered: \(names)\(more)",
                    resource: ofKind.first))
        }
        return result
    }

    private func finding(of failure: Failure) -> Finding {
        let place = place(of: failure.reason)
        return Finding(
            code: Catalogue.code(for: failure.reason), message: failure.message, resource: place?.object,
            pointer: place?.pointer)
    }

    /// The object that a failure points at, and where in it.
    private func place(of reason: FailureReason) -> (object: ObjectReference, pointer: String)? {
        switch reason {
        case .serverTLSHandshakeForeign where walk.inbound?.treatment == .http && subject.call.applicationTLS != nil:
            return clientRulePlace ?? portPlace
        case .serverNoFilterChainPlaintext, .serverTLSHandshakeForeign, .serverMTLSNotTerminated:
            return clientRulePlace ?? policyPlace
        case .upstreamCertificateVerification where walk.certificateFault != nil && walk.endsAtGateway:
            return circumstances.gatewayPlace
        case .endpointWithoutSidecarForcedMTLS, .tlsInTLS, .upstreamCertificateVerification:
            return clientRulePlace
        case .serverAppExpectsPlaintext where clientRulePlace != nil:
            return clientRulePlace
        case .serverNoFilterChainForeignTLS, .serverHTTPParseError, .serverHTTP10Refused, .serverAppExpectsTLS,
            .serverAppExpectsPlaintext, .serverAppHTTPVersion, .serverAppRequiresClientCertificate,
            .clientWaitsForBytes, .serverWaitsForBytes, .noHealthyEndpoint:
            return portPlace
        case .gatewayNoListener, .gatewayNoMatchingServer, .gatewayExpectsTLS, .gatewayHTTPParseError,
            .gatewayTLSHandshakeForeign, .gatewayRequiresClientCertificate, .gatewayNoRoute, .gatewayRedirectsToHTTPS:
            return circumstances.gatewayPlace
        case .authorizationDenied, .answeredByRoute: return walk.refusing.map { ($0, "") }
        case .clientBlackhole, .client502UnknownHost, .clientClusterNotFound:
            return nil
        }
    }

    var clientRulePlace: (object: ObjectReference, pointer: String)? {
        guard let object = sendingTLS.decidedBy, let pointer = sendingTLS.pointer else { return nil }
        return (object, pointer)
    }

    var policyPlace: (object: ObjectReference, pointer: String)? {
        guard let decision = peerAuthentication, let object = decision.decidedBy,
            let pointer = decision.pointer
        else { return nil }
        return (object, pointer)
    }

    /// The line of a Service that declares the port's protocol.
    var portPlace: (object: ObjectReference, pointer: String)? {
        guard let service = circumstances.service, let port = circumstances.servicePort,
            case .kubernetes(let place) = service.registry
        else { return nil }
        let source = mesh.objects.services[place]
        guard let index = source.ports.firstIndex(where: { $0.number == port.number && $0.name == port.name }) else {
            return nil
        }
        let field = source.ports[index].appProtocol == nil ? "name" : "appProtocol"
        return (source.reference, "/spec/ports/\(index)/\(field)")
    }
}
