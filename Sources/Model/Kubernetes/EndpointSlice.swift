/// Addresses behind a Service, as the control plane or a person wrote them.
package struct EndpointSlice: Hashable, Sendable {
    package struct Endpoint: Hashable, Sendable {
        package var addresses: [IPAddress]
        /// `targetRef` to a Pod of the same namespace, by name.
        package var pod: String?
        /// `conditions.ready`, taken as true where it is not given.
        package var isReady: Bool

        package init(addresses: [IPAddress], pod: String? = nil, isReady: Bool = true) {
            self.addresses = addresses
            self.pod = pod
            self.isReady = isReady
        }
    }

    package struct Port: Hashable, Sendable {
        package var name: String?
        package var number: Int
        package var transport: TransportProtocol

        package init(name: String? = nil, number: Int, transport: TransportProtocol = .tcp) {
            self.name = name
            self.number = number
            self.transport = transport
        }
    }

    package var metadata: Metadata
    /// The label `kubernetes.io/service-name`.
    package var service: String
    package var endpoints: [Endpoint]
    package var ports: [Port]

    package init(metadata: Metadata, service: String, endpoints: [Endpoint], ports: [Port]) {
        self.metadata = metadata
        self.service = service
        self.endpoints = endpoints
        self.ports = ports
    }
}
