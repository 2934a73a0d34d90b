/// A port by its number, or by the name that a container gives it.
package enum PortReference: Hashable, Sendable {
    case number(Int)
    case name(String)
}

/// The transport below: what Kubernetes calls a port's `protocol`.
package enum TransportProtocol: String, Hashable, Sendable, CaseIterable {
    case tcp = "TCP"
    case udp = "UDP"
    case sctp = "SCTP"
}
