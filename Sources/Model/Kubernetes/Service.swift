/// A Kubernetes Service.
package struct Service: Hashable, Sendable {
    package struct Port: Hashable, Sendable {
        package var name: String?
        package var number: Int
        package var transport: TransportProtocol
        package var appProtocol: String?
        /// `targetPort`; nil stands for the number itself.
        package var targetPort: PortReference?

        package init(
            name: String? = nil, number: Int, transport: TransportProtocol = .tcp, appProtocol: String? = nil,
            targetPort: PortReference? = nil
        ) {
            self.name = name
            self.number = number
            self.transport = transport
            self.appProtocol = appProtocol
            self.targetPort = targetPort
        }
    }

    /// Where a client's packets go that dials the Service's name.
    package enum Address: Hashable, Sendable {
        /// `clusterIPs`, or none where the manifests do not say: then the Service has one of its own, not known here.
        case clusterIP([IPAddress])
        /// `clusterIP: None`: the name resolves to the pods.
        case headless
        /// `type: ExternalName`: the name is an alias of another.
        case externalName(String)
    }

    package var metadata: Metadata
    package var address: Address
    package var selector: Labels
    package var ports: [Port]

    package init(metadata: Metadata, address: Address = .clusterIP([]), selector: Labels = [], ports: [Port] = []) {
        self.metadata = metadata
        self.address = address
        self.selector = selector
        self.ports = ports
    }

    package var reference: ObjectReference {
        ObjectReference(kind: "Service", namespace: metadata.namespace, name: metadata.name)
    }
}
