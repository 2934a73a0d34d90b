import Model

extension Explanation {
    /// Leg 3: what the server's sidecar hands to its application.
    var thirdLegText: String {
        guard let leg = walk.third else { return "" }
        if walk.isRewrittenProbe {
            let outcome = walk.failure == nil ? "" : "; \(walk.failureWords)"
            return "the agent asks the application itself, without verifying a certificate\(outcome)"
        }
        var place = "from 127.0.0.6 to the pod's own address, inside the pod: "
        if case .address? = walk.endpoint?.place { place = "on the machine, from its sidecar to the application: " }
        guard let failure = walk.failure, failure.leg == 3 else { return delivered(leg, at: place) }
        return String(pieces: delivered(leg, at: place), "; ", walk.failureWords)
    }

    private func delivered(_ leg: LegState, at place: String) -> String {
        switch leg.flow.outer {
        case .istioMTLS: place + "Istio mTLS that the sidecar was told not to terminate"
        case .originated where walk.second?.flow.outer != leg.flow.outer:
            place + "TLS that an EnvoyFilter makes the sidecar originate (Istio has no API for this)"
        case .originated: place + "the TLS that the client's sidecar originated"
        case nil where leg.flow.applicationTLS == nil:
            String(pieces: place, leg.flow.payload.words, " in the clear")
        case nil: place + "the client application's own TLS, still unopened"
        }
    }
}
