import Model

/// All that a call's rules look at in a client, DestinationRules and identities apart: two with the same key end every call
/// alike, unless a DestinationRule is for the namespace of one of them, or an AuthorizationPolicy asks for its identity.
struct ClientKey: Hashable, Sendable {
    /// What makes a client's sidecar know other services and routes than another one.
    struct View: Hashable, Sendable {
        /// The namespace, where a rule looks at it.
        var namespace: String?
        /// The place in `Mesh.sidecars` of the Sidecar that applies.
        var sidecar: Int?
        /// The matches by `sourceLabels` that take it, by their place in `ClientClassing.sourceLabels`.
        var matches: [Int]
    }

    /// What keeps connections away from a client's sidecar.
    struct Capture: Hashable, Sendable {
        /// The values of `annotations`, in their order.
        var values: [String?]
        var users: [Int?]

        static let annotations = [
            "sidecar.istio.io/interceptionMode", "traffic.sidecar.istio.io/excludeOutboundPorts",
            "traffic.sidecar.istio.io/excludeOutboundIPRanges", "traffic.sidecar.istio.io/includeOutboundPorts",
            "traffic.sidecar.istio.io/includeOutboundIPRanges",
        ]
    }

    enum Way: Hashable, Sendable {
        /// Without a sidecar: straight to the server.
        case direct
        /// Through its sidecar; without a capture of its own, all connections are caught.
        case sidecar(View, Capture?)
        /// Something decides that is not followed: what, by the dataplane.
        case open(DataplaneDecision.Dataplane)
    }

    var way: Way
    /// The EnvoyFilters that may change what its sidecar does outbound.
    var filters: [ObjectReference] = []
}
