import Model

extension Explanation {
    /// Leg 2: what travels on the network, and who decided that.
    var secondLegText: String {
        guard let leg = walk.second else { return "" }
        if walk.isRewrittenProbe {
            return "injection rewrote the kubelet's probe: plain HTTP to the sidecar's agent on "
                + "\(RewrittenProbe.agentPort), which no PeerAuthentication covers"
        }
        let text = String(pieces: sending.text(of: leg), "; ", received(leg))
        if case .outside(.kubeAPIServer) = subject.caller, leg.flow.applicationTLS != nil {
            return "\(text); \(twoTrusts)"
        }
        return text
    }

    /// Why a kube-apiserver and a sidecar can never agree on a certificate.
    private var twoTrusts: String {
        let trust =
            circumstances.webhooks.first?.trustWords ?? "the kube-apiserver trusts only the webhook's `caBundle`"
        return "two PKIs that never meet: \(trust), on the application's layer, and sidecars only Istio's CA, on theirs"
    }

    /// What becomes of it where it arrives.
    private func received(_ leg: LegState) -> String {
        if let failure = walk.failure, failure.step == walk.networkStep {
            return "at \(failure.at.words) it ends: \(walk.failureWords)"
        }
        guard leg.to == .serverSidecar, let decision = walk.peerAuthentication else {
            return "no sidecar stands before the server, so no PeerAuthentication applies"
        }
        let done =
            switch leg.flow.outer {
            case .istioMTLS where walk.third?.flow.outer == leg.flow.outer: "passes it on unopened"
            case .istioMTLS: "takes it off"
            case .originated, nil: "accepts it"
            }
        return String(
            pieces: "the server's sidecar (15006) ", done, " (PeerAuthentication ", decision.mode.rawValue, ")")
    }
}
