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

    /// By whose certificate the server's is verified.
    package enum Authority: Hashable, Sendable {
        case system
        /// The name of a ConfigMap.
        case configMap(String)
        /// A reference that Istio does not follow, so that no handshake succeeds.
        case unsupported
    }

    package var metadata: Metadata
    package var targets: [Target]
    package var hostname: String
    package var subjectAltNames: [String]
    package var authority: Authority

    package init(
        metadata: Metadata, targets: [Target], hostname: String, subjectAltNames: [String] = [],
        authority: Authority = .system
    ) {
        self.metadata = metadata
        self.targets = targets
        self.hostname = hostname
        self.subjectAltNames = subjectAltNames
        self.authority = authority
    }

    package var reference: ObjectReference {
        ObjectReference(kind: "BackendTLSPolicy", namespace: metadata.namespace, name: metadata.name)
    }
}
