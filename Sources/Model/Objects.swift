/// The objects of a text, by what they decide.
package struct Objects: Hashable, Sendable {
    package var namespaces: [Namespace] = []
    package var workloads: [Workload] = []
    package var services: [Service] = []
    package var endpointSlices: [EndpointSlice] = []
    package var peerAuthentications: [PeerAuthentication] = []
    package var destinationRules: [DestinationRule] = []
    package var virtualServices: [VirtualService] = []
    package var gateways: [Gateway] = []
    package var gatewayAPI = GatewayAPIObjects()
    package var ingresses: [Ingress] = []
    package var ingressClasses: [IngressClass] = []
    package var authorizationPolicies: [AuthorizationPolicy] = []
    package var serviceEntries: [ServiceEntry] = []
    package var workloadEntries: [WorkloadEntry] = []
    package var sidecars: [Sidecar] = []
    package var envoyFilters: [EnvoyFilter] = []
    /// The calls that the kube-apiserver makes: of admission and conversion webhooks, and to aggregated APIs.
    package var webhooks: [Webhook] = []
    /// Secrets and ConfigMaps with certificates.
    package var credentials: [Credential] = []
    /// Secrets whose values are seen, and which have no certificate among them.
    package var otherSecrets: [ObjectReference] = []
    /// The `mesh` document of the `istio` ConfigMap.
    package var meshSettings: MeshSettings?
    /// Objects of every other kind: kept in their text, and named as not considered.
    package var notConsidered: [ObjectReference] = []
    /// Objects that name no namespace where their kind needs one, and were taken to be in `default`.
    package var withoutNamespace: [ObjectReference] = []
    /// When the certificates of a whole mesh are looked at; nil for a question, which has a time of its own, or none.
    package var judgedAt: Timestamp?

    package init() {}
}
