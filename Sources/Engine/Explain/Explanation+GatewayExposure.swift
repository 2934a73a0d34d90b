import Model

extension Explanation {
    /// What can be read before or behind a gateway, though the call works.
    var gatewayExposures: [Finding] {
        guard outcome.verdict.works, let gateway = walk.gateway, let second = walk.second else { return [] }
        var result: [Finding] = []
        if walk.first != nil && gateway.leg.flow.transport == .plaintext {
            let name = mesh.workloads[gateway.workload].name.text
            result.append(
                Finding(
                    code: .plaintextToGateway,
                    message: "the sidecar sends to \(name) in the clear: \(clientSending.rawCause)",
                    resource: clientTLS.decidedBy, pointer: clientTLS.pointer))
        }
        if gateway.leg.flow.transport != .plaintext && second.flow.transport == .plaintext {
            let place = circumstances.gatewayPlace
            result.append(
                Finding(
                    code: .plaintextBehindGateway,
                    message: "TLS ends at \(circumstances.gatewayServerText ?? "the gateway"), and plaintext goes on: "
                        + sending.rawCause, resource: place?.object, pointer: place?.pointer))
        }
        return result
    }
}
