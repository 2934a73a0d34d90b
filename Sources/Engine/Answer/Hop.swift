/// Who stands at the end of a leg.
package enum Hop: String, Hashable, Sendable, CaseIterable {
    case clientApp = "client-app"
    case clientSidecar = "client-sidecar"
    case clientZtunnel = "client-ztunnel"
    case waypoint
    case egressGateway = "egress-gateway"
    case ingressGateway = "ingress-gateway"
    case serverSidecar = "server-sidecar"
    case serverZtunnel = "server-ztunnel"
    case serverApp = "server-app"
    case external
}

/// What a leg runs over.
package enum Medium: String, Hashable, Sendable, CaseIterable {
    case loopback, network, internet
}

/// What the hop at the end of a leg can read.
package enum Visibility: String, Hashable, Sendable, CaseIterable {
    /// Requests.
    case layer7 = "l7"
    /// Bytes and, with Istio mTLS, the peer's identity.
    case layer4 = "l4"
    case none
}

/// How far a call came on a leg.
package enum LegStatus: String, Hashable, Sendable, CaseIterable {
    case ok, failed
    case notReached = "not-reached"
}
