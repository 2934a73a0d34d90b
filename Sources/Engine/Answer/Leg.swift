package import Model

/// One leg of an answer.
package struct Leg: Hashable, Sendable {
    package var step: Step
    package var from: Hop
    package var to: Hop
    package var medium: Medium
    /// nil where the call did not come that far.
    package var transport: Transport?
    /// Outermost first.
    package var layers: [Layer]
    /// What is inside all layers.
    package var carries: Call.Language
    package var visibility: Visibility
    package var status: LegStatus
    package var explanation: String

    /// 1 inside the client's pod, 2 on the network, 3 inside the server's pod.
    package var number: Int { step.leg }
}

/// One encryption around the payload.
package struct Layer: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case applicationTLS = "app-tls"
        case istioMTLS = "istio-mtls"
        case originatedTLS = "originated-tls"
        case hbone
    }

    package var kind: Kind
    /// Who puts it on.
    package var originator: Hop
    /// Who is to take it off.
    package var terminator: Hop
    /// SPIFFE IDs; nil where the layer authenticates nobody of the mesh.
    package var clientIdentity: String?
    package var serverIdentity: String?
    package var sni: String?
    package var alpn: [String]
}
