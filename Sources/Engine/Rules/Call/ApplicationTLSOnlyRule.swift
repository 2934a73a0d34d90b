import Model

/// Two workloads agree on TLS of their own, and the mesh authenticates neither.
enum ApplicationTLSOnlyRule {
    static func finding(_ explanation: Explanation) -> Finding? {
        guard explanation.outcome.verdict == .tls, explanation.walk.second?.flow.outer == nil,
            let client = explanation.circumstances.client, let server = explanation.circumstances.server
        else { return nil }
        return Finding(
            code: .applicationTLSOnly,
            message: "only the applications' own TLS protects the call from \(client.name.text) to "
                + "\(server.name.text); neither side's identity is checked by the mesh",
            resource: server.reference)
    }
}
