package import Model

/// What is called, in a matrix: a port of a host.
package struct MatrixServer: Hashable, Sendable {
    package var host: String
    package var port: Int
    /// The ingress gateway that a client outside the mesh comes through.
    package var gateway: WorkloadName?
    /// The wildcard that the host stands for, where nobody serves the host by its own name.
    package var pattern: String?

    package init(host: String, port: Int, gateway: WorkloadName? = nil, pattern: String? = nil) {
        self.host = host
        self.port = port
        self.gateway = gateway
        self.pattern = pattern
    }
}

extension MatrixServer: Comparable {
    package static func < (left: MatrixServer, right: MatrixServer) -> Bool {
        if left.host != right.host { return left.host < right.host }
        if left.port != right.port { return left.port < right.port }
        if left.gateway != right.gateway {
            guard let one = left.gateway, let other = right.gateway else { return left.gateway == nil }
            return one < other
        }
        return left.pattern ?? "" < right.pattern ?? ""
    }
}
