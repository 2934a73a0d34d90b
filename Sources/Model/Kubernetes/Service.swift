/// A Kubernetes Service.
package struct Service: Hashable, Sendable {
    package struct Port: Hashable, Sendable {
        package var name: String?
        package var number: Int
        package var transport: TransportProtocol
        package var appProtocol: String?
        /// `targetPort`; nil stands for the number itself.
        package var targetPort: PortReference?
        /// The port of every node that leads to it.
        package var nodePort: Int?

        package init(
            name: String? = nil, number: Int, transport: TransportProtocol = .tcp, appProtocol: String? = nil,
            targetPort: PortReference? = nil, nodePort: Int? = nil
        ) {
            self.name = name
            self.number = number
            self.transport = transport
            self.appProtocol = appProtocol
            self.targetPort = targetPort
            self.nodePort = nodePort
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

    /// Where a Service is dialled from outside its cluster.
    package struct Entrance: Hashable, Sendable {
        /// `externalIPs`.
        package var addresses: [IPAddress] = []
        /// Of its load balancer, as `status` has them.
        package var balancerAddresses: [IPAddress] = []
        /// Host names of its load balancer, in lower case.
        package var balancerNames: [String] = []
        /// `externalTrafficPolicy: Local`: a node without a pod of the Service drops what comes to it.
        package var isLocal = false

        package init() {}
    }

    package var metadata: Metadata
    package var address: Address
    package var selector: Labels
    package var ports: [Port]
    /// nil where nothing of it is stated.
    package var entrance: Entrance?

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
