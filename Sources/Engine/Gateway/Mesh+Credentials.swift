import Model

extension Mesh {
    /// The Secret that one of the chains takes its certificate from, and that its namespace lacks.
    ///
    /// Only where the manifests hold Secrets of the gateway pod's namespace can one of them be missing. The listener then
    /// waits for it, with all of its chains.
    ///
    /// Istio: `pilot/pkg/xds/sds.go`; a Secret is sought in the namespace of the gateway's pod.
    func absentCredential(of chains: [GatewayChain], namespace: String) -> ObjectReference? {
        let held = Set(objects.secrets(in: namespace))
        if held.isEmpty { return nil }
        for chain in chains {
            for written in chain.credentialNames {
                guard !written.contains("/") || written.hasPrefix("kubernetes://"),
                    let name = CredentialName(written, own: namespace), !held.contains(name.name)
                else { continue }
                return name.reference
            }
        }
        return nil
    }
}

extension GatewayChain {
    /// The Secrets with its certificates, as their names are written.
    var credentialNames: [String] {
        switch termination {
        case .simple, .mutual, .optionalMutual: server.source.tls?.credentialNames ?? []
        case .passthrough, .autoPassthrough, .istioMutual, nil: []
        }
    }
}
