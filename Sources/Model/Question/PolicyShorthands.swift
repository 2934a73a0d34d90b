/// The member `policies` of a question: objects that would be tedious to write.
package struct PolicyShorthands: Hashable, Sendable {
    /// One mode for the server's namespace, or one for each level.
    package struct PeerAuthentications: Hashable, Sendable {
        package var mesh: MutualTLSMode?
        package var namespace: MutualTLSMode?
        package var workload: MutualTLSMode?
        package var ports: [PeerAuthentication.PortLevel]

        package init(
            mesh: MutualTLSMode? = nil, namespace: MutualTLSMode? = nil, workload: MutualTLSMode? = nil,
            ports: [PeerAuthentication.PortLevel] = []
        ) {
            self.mesh = mesh
            self.namespace = namespace
            self.workload = workload
            self.ports = ports
        }
    }

    package var peerAuthentication: PeerAuthentications?
    /// A DestinationRule's traffic policy for the server's host; one word stands for its `tls.mode`.
    package var destinationRule: TrafficPolicy?

    package init(peerAuthentication: PeerAuthentications? = nil, destinationRule: TrafficPolicy? = nil) {
        self.peerAuthentication = peerAuthentication
        self.destinationRule = destinationRule
    }
}

/// What advice has to respect.
package struct Requirements: Hashable, Sendable {
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        case compliance
        case zeroTrust = "zero-trust"
        case migration
    }

    /// Why the application's own TLS has to stay; nil where it may go.
    package var applicationTLS: Reason?

    package init(applicationTLS: Reason? = nil) {
        self.applicationTLS = applicationTLS
    }
}
