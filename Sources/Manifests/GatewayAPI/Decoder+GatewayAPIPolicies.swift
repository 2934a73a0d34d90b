import Model

extension Decoder {
    mutating func referenceGrant(_ header: Header, _ metadata: Metadata) -> ReferenceGrant {
        let spec = object(header.node, "spec")
        return ReferenceGrant(
            metadata: metadata,
            from: objects(spec, "from").map {
                ReferenceGrant.From(kind: string($0, "kind") ?? "", namespace: string($0, "namespace") ?? "")
            },
            to: objects(spec, "to").map {
                ReferenceGrant.To(kind: string($0, "kind") ?? "", name: name(of: string($0, "name")))
            })
    }

    mutating func backendTLSPolicy(_ header: Header, _ metadata: Metadata) -> BackendTLSPolicy {
        let spec = object(header.node, "spec")
        let validation = object(spec, "validation")
        return BackendTLSPolicy(
            metadata: metadata,
            targets: objects(spec, "targetRefs").map {
                BackendTLSPolicy.Target(
                    kind: string($0, "kind") ?? "", name: string($0, "name") ?? "",
                    section: name(of: string($0, "sectionName")))
            },
            hostname: string(validation, "hostname") ?? "",
            subjectAltNames: objects(validation, "subjectAltNames").compactMap {
                string($0, "hostname") ?? string($0, "uri")
            },
            authority: authority(validation))
    }

    /// Istio: `pilot/pkg/config/kube/gateway/backend_policies.go`, `getBackendTLSCredentialName`: the first reference counts.
    private mutating func authority(_ validation: Int?) -> BackendTLSPolicy.Authority {
        guard let reference = objects(validation, "caCertificateRefs").first else { return .system }
        guard string(reference, "kind") == "ConfigMap", let name = string(reference, "name") else {
            return .unsupported
        }
        return .configMap(name)
    }
}
