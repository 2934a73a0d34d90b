package import Model

extension Matrix {
    /// The question that a call of the matrix answers, without its manifests: they are the mesh.
    package func question(_ client: MatrixClient, _ server: MatrixServer) -> Question {
        let stated = applications.application(host: server.host, port: server.port)
        return Question(
            client: client.client, gateway: server.gateway,
            server: Server(
                target: .host(server.host, port: server.port), application: stated?.application ?? ServerApplication()),
            call: stated?.call ?? Call())
    }

    /// The whole answer of one call, as `evaluate` gives it for the same manifests.
    ///
    /// - Throws: `noSuchClient` where the mesh has no such workload.
    package func answer(_ client: MatrixClient, _ server: MatrixServer) throws(SubjectError) -> Answer {
        try Evaluation.answer(question(client, server), on: mesh)
    }
}
