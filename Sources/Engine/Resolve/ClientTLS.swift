import Model

/// What a DestinationRule says of one port of a service and one subset.
struct ClientTLS: Hashable, Sendable {
    /// What the cluster is built from: a port entry replaces what stands above it, whole.
    ///
    /// Istio: `pilot/pkg/networking/util/util.go`, `MergeSubsetTrafficPolicy`.
    var settings: TrafficPolicy.Settings
    /// The mode by which endpoints are labelled: here a port entry without `tls` falls back to the policy above it.
    ///
    /// Istio: `pilot/pkg/xds/endpoints/mtls_checker.go`, `tlsModeForDestinationRule`.
    var endpointMode: ClientTLSSettings.Mode?
    /// Whether the policy on top, of the rule or of the subset, balances to the dialled address.
    ///
    /// Istio: `pilot/pkg/model/push_context.go`, `BestEffortInferServiceMTLSMode`, which reads no port entries.
    var infersFromPassthrough: Bool
    /// Whether the cluster connects to the address that the client dialled, because a load balancer says so.
    ///
    /// Istio: `pilot/pkg/networking/core/cluster_builder.go`, `buildSubsetCluster`: a subset inherits the cluster's type.
    var balancesToDialledAddress: Bool
}

extension ClientTLS {
    /// - Parameter policy: of the rule.
    init(_ policy: TrafficPolicy?, port: Int) {
        settings = policy?.portLevel(port) ?? policy?.settings ?? TrafficPolicy.Settings()
        endpointMode = Self.mode(of: policy, port: port)
        infersFromPassthrough = policy?.settings.loadBalancer == .passthrough
        balancesToDialledAddress = settings.loadBalancer == .passthrough
    }

    /// Puts what a subset says above what its rule says.
    mutating func narrow(to policy: TrafficPolicy?, port: Int) {
        infersFromPassthrough = policy?.settings.loadBalancer == .passthrough
        guard let own = policy else { return }
        endpointMode = Self.mode(of: own, port: port) ?? endpointMode
        if let entry = own.portLevel(port) {
            settings = entry
        } else {
            settings.tls = own.settings.tls ?? settings.tls
            settings.loadBalancer = own.settings.loadBalancer ?? settings.loadBalancer
            settings.connectionPool = own.settings.connectionPool ?? settings.connectionPool
        }
        balancesToDialledAddress =
            balancesToDialledAddress || infersFromPassthrough || settings.loadBalancer == .passthrough
    }

    private static func mode(of policy: TrafficPolicy?, port: Int) -> ClientTLSSettings.Mode? {
        for entry in policy?.portLevels ?? [] where entry.port == port {
            if let mode = entry.settings.tls?.mode { return mode }
        }
        return policy?.settings.tls?.mode
    }
}
