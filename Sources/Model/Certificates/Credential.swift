/// A Secret or a ConfigMap, as far as it holds certificates.
package struct Credential: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case secret = "Secret"
        case configMap = "ConfigMap"
    }

    package struct Entry: Hashable, Sendable {
        /// The key in `data`.
        package var name: String
        package var text: PEMText

        package init(name: String, text: PEMText) {
            self.name = name
            self.text = text
        }
    }

    package var kind: Kind
    package var metadata: Metadata
    /// In order of their names; those that hold no PEM are withheld.
    package var entries: [Entry]

    package init(kind: Kind, metadata: Metadata, entries: [Entry]) {
        self.kind = kind
        self.metadata = metadata
        self.entries = entries
    }

    package var reference: ObjectReference {
        ObjectReference(kind: kind.rawValue, namespace: metadata.namespace, name: metadata.name)
    }

    package subscript(name: String) -> PEMText? { entries.first { $0.name == name }?.text }

    /// The keys that Istio and cert-manager give certificates, keys and lists of revoked certificates.
    ///
    /// Istio: `pilot/pkg/credentials/kube/secrets.go`; `istio-ca-root-cert` has `root-cert.pem`.
    package static let names: Set<String> = [
        "tls.crt", "tls.key", "ca.crt", "ca.crl", "cert", "key", "cacert", "crl", "root-cert.pem", "ca-cert.pem",
        "ca-key.pem", "cert-chain.pem",
    ]
}
