/// The objects of the Kubernetes Gateway API, before they are turned into Istio's.
package struct GatewayAPIObjects: Hashable, Sendable {
    package var gateways: [ListenerGateway] = []
    package var routes: [AttachedRoute] = []
    package var grants: [ReferenceGrant] = []
    package var backendTLS: [BackendTLSPolicy] = []
    /// Whether what they stand for is among the other objects already.
    package var areFollowed = false

    package init() {}

    package var isEmpty: Bool { gateways.isEmpty && routes.isEmpty && grants.isEmpty && backendTLS.isEmpty }
}
