import Model

extension Explanation {
    /// What can be read before or behind a gateway, though the call works.
    var gatewayExposures: [Finding] {
        guard outcome.verdict.works, !walk.gateways.isEmpty, let second = walk.second else { return [] }
        let flows = walk.gateways.map(\.leg.flow) + [second.flow]
        var result: [Finding] = []
        if walk.first != nil && flows[0].transport == .plaintext {
            let name = mesh.workloads[walk.gateways[0].workload].name.text
            result.append(
                Finding(
                    code: .plaintextToGateway,
                    message: "the sidecar sends to \(name) in the clear: \(clientSending.rawCause)",
                    resource: clientTLS.decidedBy, pointer: clientTLS.pointer))
        }
        for (index, gateway) in walk.gateways.enumerated()
        where flows[index].transport != .plaintext && flows[index + 1].transport == .plaintext {
            let place = circumstances.place(of: gateway)
            result.append(
                Finding(
                    code: .plaintextBehindGateway,
                    message:
                        "TLS ends at \(circumstances.serverText(of: gateway) ?? "the gateway"), and plaintext goes on: "
                        + sending(ofGateway: index).rawCause, resource: place?.object, pointer: place?.pointer))
        }
        return result
    }
}
