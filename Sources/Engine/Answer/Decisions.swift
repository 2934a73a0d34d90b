package import Model

/// What was decided for a call, by which object, and against which others.
package struct Decisions: Hashable, Sendable {
    /// What the client's sidecar does towards the server.
    package struct ClientTLS: Hashable, Sendable {
        /// `auto`, a mode of a DestinationRule, or `none` where no sidecar of the client's decides.
        package var mode: String
        package var decidedBy: ObjectReference?
        /// Into `decidedBy`, RFC 6901.
        package var pointer: String?
        /// Every DestinationRule merged into the one that applies, the oldest first.
        package var from: [ObjectReference]
        package var shadowed: [Shadowed]
        package var because: String
    }

    /// What the server's sidecar asks of a connection to one of its ports.
    package struct PeerAuthentication: Hashable, Sendable {
        package var mode: MutualTLSMode
        /// The port of the workload (the target port).
        package var port: Int
        package var decidedBy: ObjectReference?
        package var pointer: String?
        package var shadowed: [Shadowed]
        package var because: String
    }

    /// A gateway on the way, the server of a Gateway that took the connection, and what it does towards the next hop.
    package struct Gateway: Hashable, Sendable {
        package var workload: WorkloadName
        /// Of its pods.
        package var port: Int
        /// nil where no server took it.
        package var decidedBy: ObjectReference?
        package var pointer: String?
        package var because: String
        package var tls: ClientTLS
    }

    package struct PortProtocol: Hashable, Sendable {
        package var `protocol`: Model.PortProtocol
        package var because: String
    }

    package struct Dataplane: Hashable, Sendable {
        /// `sidecar`, `ambient`, `gateway`, `none` or `unknown`.
        package var dataplane: String
        package var because: String
    }

    /// An object that says something else, and is not heard.
    package struct Shadowed: Hashable, Sendable {
        package var object: ObjectReference
        package var because: String
    }

    package var clientTLS: ClientTLS
    /// In the order in which the call passes them.
    package var gateways: [Gateway]
    /// nil where no sidecar stands before the server.
    package var peerAuthentication: PeerAuthentication?
    package var portProtocol: PortProtocol
    package var clientDataplane: Dataplane
    /// nil where the server is no workload of the manifests.
    package var serverDataplane: Dataplane?
}

extension Decisions {
    /// The first on the way; nil where the call passes none.
    package var gateway: Gateway? { gateways.first }

    /// What it does towards the next hop.
    package var gatewayTLS: ClientTLS? { gateways.first?.tls }
}
