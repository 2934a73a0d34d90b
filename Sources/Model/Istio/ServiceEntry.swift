/// Hosts that the mesh knows beside Kubernetes' own Services.
package struct ServiceEntry: Hashable, Sendable {
    package enum Location: String, Hashable, Sendable, CaseIterable {
        case meshExternal = "MESH_EXTERNAL"
        case meshInternal = "MESH_INTERNAL"
    }

    package enum Resolution: String, Hashable, Sendable, CaseIterable {
        case none = "NONE"
        case `static` = "STATIC"
        case dns = "DNS"
        case dnsRoundRobin = "DNS_ROUND_ROBIN"
        case dynamicDNS = "DYNAMIC_DNS"
    }

    package struct Port: Hashable, Sendable {
        package var number: Int
        package var name: String
        /// `protocol` as written; empty where it is not given.
        package var protocolName: String
        package var targetPort: Int?

        package init(number: Int, name: String = "", protocolName: String = "", targetPort: Int? = nil) {
            self.number = number
            self.name = name
            self.protocolName = protocolName
            self.targetPort = targetPort
        }
    }

    package var metadata: Metadata
    package var hosts: [String]
    /// IP addresses and CIDR ranges, as written.
    package var addresses: [String]
    package var ports: [Port]
    package var location: Location
    package var resolution: Resolution
    package var endpoints: [WorkloadEntry.Specification]
    /// `workloadSelector.labels`; nil where there is no selector.
    package var workloadSelector: Labels?
    package var exportTo: [String]
    package var subjectAltNames: [String]

    package init(
        metadata: Metadata, hosts: [String], addresses: [String] = [], ports: [Port] = [],
        location: Location = .meshExternal, resolution: Resolution = .none,
        endpoints: [WorkloadEntry.Specification] = [], workloadSelector: Labels? = nil, exportTo: [String] = [],
        subjectAltNames: [String] = []
    ) {
        self.metadata = metadata
        self.hosts = hosts
        self.addresses = addresses
        self.ports = ports
        self.location = location
        self.resolution = resolution
        self.endpoints = endpoints
        self.workloadSelector = workloadSelector
        self.exportTo = exportTo
        self.subjectAltNames = subjectAltNames
    }

    package var reference: ObjectReference {
        ObjectReference(kind: "ServiceEntry", namespace: metadata.namespace, name: metadata.name)
    }
}
