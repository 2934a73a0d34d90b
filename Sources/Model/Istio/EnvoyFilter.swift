/// An EnvoyFilter, of which Legible understands one patch, TLS from a sidecar into its own application, and where the
/// others act.
package struct EnvoyFilter: Hashable, Sendable {
    package struct Patch: Hashable, Sendable {
        package enum Context: String, Hashable, Sendable, CaseIterable {
            case any = "ANY"
            case sidecarInbound = "SIDECAR_INBOUND"
            case sidecarOutbound = "SIDECAR_OUTBOUND"
            case gateway = "GATEWAY"
            case waypoint = "WAYPOINT"
        }

        package enum Effect: Hashable, Sendable {
            /// A TLS transport socket merged into clusters, with or without a client certificate.
            case clusterTLS(clientCertificate: Bool)
            /// One more `HTTP_FILTER`, or `NETWORK_FILTER` of Istio's own, beside those that are there.
            case filter(String)
            /// Something else that is added beside what is there already; the text names it as in `other`.
            case addition(String)
            /// Anything else; the text names what is patched (`HTTP_FILTER`, …).
            case other(String)
        }

        package var context: Context
        /// `match.cluster.portNumber`.
        package var clusterPort: Int?
        /// `match.cluster.name`.
        package var clusterName: String?
        /// `match.cluster.service`.
        package var clusterService: String?
        /// `match.cluster.subset`.
        package var clusterSubset: String?
        /// `match.listener.portNumber`.
        package var listenerPort: Int?
        /// `match.routeConfiguration.gateway`, as `namespace/name`.
        package var routeGateway: String?
        package var effect: Effect

        package init(
            context: Context = .any, clusterPort: Int? = nil, clusterName: String? = nil,
            clusterService: String? = nil, clusterSubset: String? = nil, listenerPort: Int? = nil,
            routeGateway: String? = nil, effect: Effect
        ) {
            self.context = context
            self.clusterPort = clusterPort
            self.clusterName = clusterName
            self.clusterService = clusterService
            self.clusterSubset = clusterSubset
            self.listenerPort = listenerPort
            self.routeGateway = routeGateway
            self.effect = effect
        }
    }

    package var metadata: Metadata
    /// `workloadSelector.labels`; empty where there is no selector.
    package var workloadSelector: Labels
    /// Gateways of the Gateway API that it is for, by name; empty where the selector says for whom it is.
    package var gateways: [String]
    package var patches: [Patch]

    package init(
        metadata: Metadata, workloadSelector: Labels = [], gateways: [String] = [], patches: [Patch] = []
    ) {
        self.metadata = metadata
        self.workloadSelector = workloadSelector
        self.gateways = gateways
        self.patches = patches
    }

    package var reference: ObjectReference {
        ObjectReference(kind: "EnvoyFilter", namespace: metadata.namespace, name: metadata.name)
    }
}
