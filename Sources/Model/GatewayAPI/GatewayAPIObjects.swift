/// The objects of the Kubernetes Gateway API, before they are turned into Istio's.
package struct GatewayAPIObjects: Hashable, Sendable {
    package var gateways: [ListenerGateway] = []
    package var routes: [AttachedRoute] = []
    package var grants: [ReferenceGrant] = []
    package var backendTLS: [BackendTLSPolicy] = []

    package init() {}

    package var isEmpty: Bool { gateways.isEmpty && routes.isEmpty && grants.isEmpty && backendTLS.isEmpty }
}
