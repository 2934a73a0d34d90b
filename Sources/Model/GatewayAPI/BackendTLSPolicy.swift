/// TLS from proxies to a Service.
package struct BackendTLSPolicy: Hashable, Sendable {
    package struct Target: Hashable, Sendable {
        package var kind: String
        package var name: String
        /// The name of one port.
        package var section: String?

        package init(kind: String, name: String, section: String? = nil) {
            self.kind = kind
            self.name = name
            self.section = section
        }
    }

    package var metadata: Metadata
    package var targets: [Target]
    package var hostname: String
    package var subjectAltNames: [String]
    /// A ConfigMap with the CA; nil stands for the system's roots.
    package var certificateAuthority: String?

    package init(
        metadata: Metadata, targets: [Target], hostname: String, subjectAltNames: [String] = [],
        certificateAuthority: String? = nil
    ) {
        self.metadata = metadata
        self.targets = targets
        self.hostname = hostname
        self.subjectAltNames = subjectAltNames
        self.certificateAuthority = certificateAuthority
    }

    package var reference: ObjectReference {
        ObjectReference(kind: "BackendTLSPolicy", namespace: metadata.namespace, name: metadata.name)
    }
}
