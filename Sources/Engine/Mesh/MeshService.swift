package import Model

/// A host that Istio's registry knows: a Kubernetes Service, or one host and address of a ServiceEntry.
///
/// Istio: `pilot/pkg/model/service.go`, `Service`.
package final class MeshService: Sendable {
    package enum Registry: Hashable, Sendable {
        /// The place in `Objects.services`.
        case kubernetes(Int)
        /// The place in `Objects.serviceEntries`.
        case serviceEntry(Int)
    }

    /// How a sidecar finds the endpoints.
    package enum Resolution: Hashable, Sendable {
        /// From the control plane, one by one.
        case clientSide
        /// To the address that the client dialled.
        case passthrough
        case dns
        case dynamicDNS
        /// Another name for this host.
        case alias(String)
    }

    /// Where the service can be dialled.
    package enum Address: Hashable, Sendable {
        case none
        /// A cluster address of its own that the manifests do not state.
        case unstated
        case ip(IPAddress)
        case range(CIDR)
    }

    package struct Port: Hashable, Sendable {
        package var number: Int
        package var name: String?
        package var declared: PortProtocol
        /// What declares it.
        var source: PortDeclaration.Source
        package var target: PortReference
        package var transport: TransportProtocol
    }

    package let host: String
    package let namespace: String
    package let registry: Registry
    package let resolution: Resolution
    package let address: Address
    package let isExternal: Bool
    package let exportTo: [String]
    package let ports: [Port]
    /// The pods that serve it, by their labels; nil where its endpoints are written out.
    package let selector: Labels?
    /// `subjectAltNames` of a ServiceEntry.
    package let subjectAltNames: [String]
    package let creationTimestamp: Timestamp
    /// What Istio sorts by among services of one age.
    package let sortingName: String

    init(
        host: String,
        namespace: String,
        registry: Registry,
        resolution: Resolution,
        address: Address,
        isExternal: Bool,
        exportTo: [String],
        ports: [Port],
        selector: Labels?,
        subjectAltNames: [String],
        creationTimestamp: Timestamp,
        sortingName: String
    ) {
        self.host = host
        self.namespace = namespace
        self.registry = registry
        self.resolution = resolution
        self.address = address
        self.isExternal = isExternal
        self.exportTo = exportTo
        self.ports = ports
        self.selector = selector
        self.subjectAltNames = subjectAltNames
        self.creationTimestamp = creationTimestamp
        self.sortingName = sortingName
    }

    package var isKubernetes: Bool {
        if case .kubernetes = registry { return true }
        return false
    }

    package var isHeadless: Bool { isKubernetes && resolution == .passthrough }

    package var isAlias: Bool {
        if case .alias = resolution { return true }
        return false
    }

    package func port(_ number: Int) -> Port? {
        for port in ports where port.number == number { return port }
        return nil
    }

    /// Istio's order of services: oldest first, then by name, then by namespace.
    ///
    /// Istio: `pilot/pkg/model/push_context.go`, `SortServicesByCreationTime`.
    package func precedes(_ other: MeshService) -> Bool {
        if creationTimestamp != other.creationTimestamp { return creationTimestamp < other.creationTimestamp }
        if sortingName != other.sortingName { return sortingName < other.sortingName }
        return namespace < other.namespace
    }
}
