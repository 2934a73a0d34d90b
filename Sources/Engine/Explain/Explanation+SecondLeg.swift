import Model

extension Explanation {
    /// Leg 2: what travels on the network, and who decided that.
    var secondLegText: String {
        guard let leg = walk.second else { return "" }
        if walk.isRewrittenProbe {
            return "injection rewrote the kubelet's probe: plain HTTP to the sidecar's agent on "
                + "\(RewrittenProbe.agentPort), which no PeerAuthentication covers"
        }
        var text = carriedText(leg)
        if let received = receivedText(leg) {
            text += "; "
            text += received
        }
        if case .outside(.kubeAPIServer) = subject.caller, leg.flow.applicationTLS != nil {
            text += "; \(twoTrusts)"
        }
        return text
    }

    /// Why a kube-apiserver and a sidecar can never agree on a certificate.
    private var twoTrusts: String {
        let trust =
            circumstances.webhooks.first?.trustWords ?? "the kube-apiserver trusts only the webhook's `caBundle`"
        return "two PKIs that never meet: \(trust), on the application's layer, and sidecars only Istio's CA, on theirs"
    }

    private func carriedText(_ leg: LegState) -> String {
        switch leg.flow.outer {
        case .istioMTLS:
            let around = leg.flow.applicationTLS == nil ? "" : " around the application's own TLS (encrypted twice)"
            return
                "the client's sidecar originates Istio mTLS\(around) with its certificate of 24 hours, because \(originationCause)"
        case .originated(let mutual):
            let certificate = mutual ? "with the user's own client certificate" : "without a client certificate"
            return "the client's sidecar originates TLS \(certificate), because \(originationCause)"
        case nil:
            let protection =
                leg.flow.applicationTLS == nil
                ? "\(leg.flow.payload.words) travels in the clear" : "the application's own TLS travels as it is"
            return "\(protection), because \(rawCause)"
        }
    }

    private func receivedText(_ leg: LegState) -> String? {
        if let failure = walk.failure, failure.leg == 2 {
            return "at \(failure.at.words) it ends: \(failure.reason.words)"
        }
        guard leg.to == .serverSidecar, let decision = walk.peerAuthentication else {
            return "no sidecar stands before the server, so no PeerAuthentication applies"
        }
        let mode = "PeerAuthentication \(decision.mode.rawValue)"
        switch leg.flow.outer {
        case .istioMTLS where walk.third?.flow.outer == leg.flow.outer:
            return "the server's sidecar (15006) passes it on unopened (\(mode))"
        case .istioMTLS:
            return "the server's sidecar (15006) takes it off (\(mode))"
        case .originated, nil:
            return "the server's sidecar (15006) accepts it (\(mode))"
        }
    }

    /// Why the client's sidecar puts a layer on.
    private var originationCause: String {
        switch walk.transport {
        case .auto: return "auto mTLS is on and the endpoint has a sidecar"
        case .istioMTLS(.headless): return "auto mTLS is on and every pod of the headless Service has a sidecar"
        case .istioMTLS, .originated, .raw, nil:
            guard let mode = decisions.clientTLS.decidedBy else { return "the DestinationRule says so" }
            return String(pieces: mode.description, " says ", decisions.clientTLS.mode)
        }
    }

    /// Why nothing was put on.
    var rawCause: String {
        switch walk.exit {
        case .direct(.noSidecar): return "the client's pod has no sidecar"
        case .direct(.outsideTheMesh): return "the client is outside the mesh"
        case .direct(.notCaptured): return "an annotation keeps this connection away from the client's sidecar"
        case .passthrough(let unmatched): return unmatched.words
        case .refused, .unsettled: return "the call does not come this far"
        case .cluster: break
        }
        switch walk.transport {
        case .raw(let cause): return words(of: cause)
        case .auto: return autoCause
        case .istioMTLS, .originated, nil: return "nothing asks for TLS"
        }
    }

    private var autoCause: String {
        if let mode = walk.upstream?.tls.endpointMode, mode != .istioMutual {
            return "a DestinationRule above the port's entry says \(mode.rawValue)"
        }
        guard let endpoint = walk.endpoint, endpoint.tlsMode == "istio" else {
            return "auto mTLS leaves endpoints without a sidecar in the clear"
        }
        return "PeerAuthentication of the endpoint says DISABLE, so auto mTLS leaves it in the clear"
    }

    private func words(of cause: ClusterTransport.Cause) -> String {
        switch cause {
        case .destinationRule:
            let rule = decisions.clientTLS.decidedBy.map { "\($0)" } ?? "the DestinationRule"
            return "\(rule) says DISABLE"
        case .autoMTLSOff: return "`enableAutoMtls` is false and no DestinationRule asks for TLS"
        case .externalService: return "the host is external to the mesh, where auto mTLS never applies"
        case .inferredDisable: return "PeerAuthentication of the server's namespace is DISABLE"
        case .headlessMixed:
            return "a pod behind this headless Service has no sidecar, and then auto mTLS is off for all"
        case .headless: return "every pod of the headless Service has a sidecar"
        case .credentialNameIgnored:
            return "sidecars ignore `credentialName` in a DestinationRule without `workloadSelector`"
        case .certificateMissing:
            return
                "the DestinationRule says MUTUAL without `clientCertificate` and `privateKey`, and Istio then drops its TLS"
        }
    }
}
