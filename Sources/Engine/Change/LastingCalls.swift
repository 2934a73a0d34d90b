package import Model

/// Calls of clients outside the mesh that go on sending what they sent, where a gateway asks for something else after a change.
///
/// What such a client sends is what the gateway's server declares. A server that declares another protocol makes other
/// calls of a matrix, and none of the clients that are there knows of it.
struct LastingCalls {
    private let before: Matrix
    private let after: Matrix
    /// Whether any server may declare another protocol.
    private let mayDiffer: Bool

    init(before: Matrix, after: Matrix, changed objects: [ObjectReference]) {
        self.before = before
        self.after = after
        mayDiffer = objects.contains { ["Gateway", ListenerGateway.kind, "Ingress"].contains($0.kind) }
    }

    /// How such a call ends after the change; nil where the client sends the same by both.
    func end(_ client: MatrixClient, _ server: MatrixServer) -> CallEnd? {
        guard mayDiffer, server.gateway != nil else { return nil }
        let old = Subject(before.mesh, client, server, before.applications)
        let new = Subject(after.mesh, client, server, after.applications)
        if old.call == new.call { return nil }
        return CallEnd(Outcome(Subject(new, sending: old.call, to: new.application)))
    }
}

extension Matrix {
    /// The same question as `question(_:_:)`, that says what a client of a gateway sends: it is then asked alike of the mesh
    /// after a change.
    package func lastingQuestion(_ client: MatrixClient, _ server: MatrixServer) -> Question {
        var result = question(client, server)
        guard server.gateway != nil else { return result }
        let sent = Subject(mesh, client, server, applications).call
        result.call.language = sent.payload
        result.call.tls = sent.applicationTLS
        result.call.statesTLS = true
        return result
    }
}
