import Model

extension Explanation {
    /// Leg 3: what the server's sidecar hands to its application.
    var thirdLegText: String {
        guard let leg = walk.third else { return "" }
        if walk.isRewrittenProbe {
            let outcome = walk.failure == nil ? "" : "; \(walk.failureWords)"
            return "the agent asks the application itself, without verifying a certificate\(outcome)"
        }
        var text = "from 127.0.0.6 to the pod's own address, inside the pod: "
        if case .address? = walk.endpoint?.place { text = "on the machine, from its sidecar to the application: " }
        switch leg.flow.outer {
        case .istioMTLS: text += "Istio mTLS that the sidecar was told not to terminate"
        case .originated where walk.second?.flow.outer != leg.flow.outer:
            text += "TLS that an EnvoyFilter makes the sidecar originate (Istio has no API for this)"
        case .originated: text += "the TLS that the client's sidecar originated"
        case nil:
            text +=
                leg.flow.applicationTLS == nil
                ? "\(leg.flow.payload.words) in the clear" : "the client application's own TLS, still unopened"
        }
        if let failure = walk.failure, failure.leg == 3 { text += "; \(walk.failureWords)" }
        return text
    }
}
