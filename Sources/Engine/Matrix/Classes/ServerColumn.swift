import Model

/// A server port of a matrix with all that a call of it begins with.
struct ServerColumn: Sendable {
    let server: MatrixServer
    let call: Flow
    let application: ServerApplication
    /// The Host header, without a port.
    let authority: String
    /// What the name stands for; in a client's namespace it may be something else where `isLocal`.
    let destinations: [Dialled]
    /// Whether the name or the Host header is short, and so a matter of the client's namespace.
    let isLocal: Bool

    init(_ server: MatrixServer, client: String?, mesh: Mesh, applications: Applications) {
        let stated = applications.application(host: server.host, port: server.port)
        let destinations = NameResolution(mesh: mesh, namespace: client).resolve(server.host, port: server.port)
        let defaults = ApplicationDefaults(
            application: stated?.application ?? ServerApplication(), call: stated?.call ?? Call(),
            declared: Subject.declared(destinations, mesh: mesh), port: server.port)
        self.server = server
        self.destinations = destinations
        call = defaults.call
        application = defaults.application
        authority = NameResolution.normalized(Subject.withoutPort(stated?.call.host ?? server.host))
        let dot = UInt8(ascii: ".")
        isLocal = !server.host.utf8.contains(dot) || !authority.utf8.contains(dot)
    }
}
