import Model

/// How a workload takes part in the mesh, and why.
package struct DataplaneDecision: Hashable, Sendable {
    package enum Dataplane: String, Hashable, Sendable {
        case sidecar
        case ambient
        /// A gateway's own proxy, which captures nothing.
        case gateway
        case none
        /// The manifests do not hold the Namespace, whose labels decide.
        case unknown
    }

    package enum Reason: Hashable, Sendable {
        case injectedAlready(evidence: String)
        case gatewayTemplate
        case grpcAgent
        case hostNetwork
        case systemNamespace
        case namespaceLabel(name: String, value: String)
        case podLabel(name: String, value: String)
        case podAnnotation(value: String)
        /// The annotation asks for injection, but no webhook reads annotations.
        case annotationWithoutLabel
        case noLabel
        case namespaceMissing
        case outsideTheMesh
    }

    package var dataplane: Dataplane
    package var reason: Reason

    /// The revision that the labels name, when it is not the default one: taken to be installed.
    package var revision: String?
}
