import Model

extension Explanation {
    /// What each observer on the path sees of a failure.
    func symptoms(of reason: FailureReason) -> [Symptom] {
        Symptom.seen(reason, in: symptomContext)
    }

    private var symptomContext: SymptomContext {
        var context = SymptomContext(
            caller: .workload, clientSide: .withoutSidecar, serverSide: .withoutSidecar, payload: subject.call.payload,
            applicationTLS: subject.call.applicationTLS, outer: walk.second?.flow.outer,
            serverAppExpectsTLS: subject.application.tls ?? false)
        if case .outside(let outsider) = subject.caller { context.caller = .outside(outsider) }
        if walk.first != nil {
            let readsHTTP = walk.first?.visibility == .layer7
            context.clientSide = readsHTTP ? .readsHTTP : .relays
        }
        if walk.second?.to == .serverSidecar {
            context.serverSide = walk.inbound?.treatment == .http || walk.second?.visibility == .layer7 ? .readsHTTP : .relays
        }
        if case .passthrough = walk.exit { context.leavesByPassthrough = true }
        return context
    }
}
