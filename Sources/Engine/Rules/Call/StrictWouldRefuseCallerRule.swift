import Model

/// The port is PERMISSIVE and takes a call without Istio mTLS, which STRICT would refuse.
enum StrictWouldRefuseCallerRule {
    static func finding(_ explanation: Explanation) -> Finding? {
        let walk = explanation.walk
        guard explanation.outcome.verdict.works, walk.peerAuthentication?.mode == .permissive,
            let decision = walk.peerAuthentication, let second = walk.second, walk.third != nil, !walk.isRewrittenProbe
        else { return nil }
        if case .istioMTLS = second.flow.outer { return nil }
        let sent = second.flow.transport == .plaintext ? "plaintext" : "TLS that is not Istio's"
        return Finding(
            code: .strictWouldRefuseCaller,
            message: "port \(decision.port) takes \(sent) because it is PERMISSIVE; under STRICT this call breaks",
            resource: decision.decidedBy ?? explanation.circumstances.server?.reference, pointer: decision.pointer)
    }
}
