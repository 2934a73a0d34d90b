import Model

/// Which of the ports of a namespace's Services outsiders still have a reason to call after a change: a call that only one
/// side has is no change.
struct ServedPorts {
    private let probed: Set<MatrixServer>
    private let scraped: Set<MatrixServer>

    init(_ bounded: BoundedChange) {
        let ports = PodPorts(bounded.mesh, namespace: bounded.namespace)
        probed = ports.probed
        scraped = ports.scraped
        namespace = bounded.namespace
        mesh = bounded.mesh
    }

    private let namespace: String
    private let mesh: Mesh

    func contains(_ client: MatrixClient, _ server: MatrixServer) -> Bool {
        guard mesh.namespace(ofHost: server.host) == namespace else { return true }
        switch client {
        case .outside(.kubelet): return probed.contains(server)
        case .outside(.prometheus): return scraped.contains(server)
        default: return true
        }
    }
}
