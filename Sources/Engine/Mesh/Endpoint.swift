package import Model

/// One place where a service is served.
package struct Endpoint: Hashable, Sendable {
    package enum Place: Hashable, Sendable {
        /// A workload of the manifests, by its place in `Mesh.workloads`.
        case workload(Int)
        /// An address without a pod, as a ServiceEntry, a WorkloadEntry or an EndpointSlice gives it.
        case address(String, serviceAccount: String?, namespace: String, labels: Labels)
    }

    package var place: Place
    package var port: Int
    /// What clients take it to terminate: `istio` for Istio mTLS.
    package var tlsMode: String
}
