/// A workload outside Kubernetes that belongs to the mesh.
package struct WorkloadEntry: Hashable, Sendable {
    /// What a WorkloadEntry and an endpoint of a ServiceEntry have in common.
    package struct Specification: Hashable, Sendable {
        package struct Port: Hashable, Sendable {
            package var name: String
            package var number: Int

            package init(name: String, number: Int) {
                self.name = name
                self.number = number
            }
        }

        /// An IP address, a host name, or `unix://` and a path.
        package var address: String
        package var ports: [Port]
        package var labels: Labels
        package var serviceAccount: String?
        package var network: String?

        package init(
            address: String, ports: [Port] = [], labels: Labels = [], serviceAccount: String? = nil,
            network: String? = nil
        ) {
            self.address = address
            self.ports = ports
            self.labels = labels
            self.serviceAccount = serviceAccount
            self.network = network
        }
    }

    package var metadata: Metadata
    package var specification: Specification

    package init(metadata: Metadata, specification: Specification) {
        self.metadata = metadata
        self.specification = specification
    }

    package var reference: ObjectReference {
        ObjectReference(kind: "WorkloadEntry", namespace: metadata.namespace, name: metadata.name)
    }
}
