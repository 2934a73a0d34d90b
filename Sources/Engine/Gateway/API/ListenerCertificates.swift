import Model

/// The certificates that a listener of the Gateway API names: which of them it gets, or why Istio leaves it out.
///
/// Istio: `pilot/pkg/config/kube/gateway/conversion.go`, `buildTLS`; a listener that it does not program becomes no server.
struct ListenerCertificates {
    enum Outcome: Hashable {
        /// `namespace/name` of Secrets.
        case used([String])
        /// Its status says `ResolvedRefs: False`, and why.
        case leftOut(because: String)
    }

    let conversion: GatewayAPIConversion
    let gateway: ListenerGateway
    let listener: ListenerGateway.Listener

    private var source: Objects { conversion.source }
    private var namespace: String { gateway.metadata.namespace }

    var outcome: Outcome {
        let names = listener.certificates
        guard let mode = listener.tls, [.simple, .mutual, .optionalMutual].contains(mode) else { return .used(names) }
        if names.count + listener.otherReferences > 2 {
            return .leftOut(because: "a listener has at most two certificates")
        }
        var faults = names.compactMap { fault(ofCertificate: $0) }
        if listener.otherReferences > 0 { faults.append("only Secrets hold certificates") }
        let isUsable = faults.count < names.count + listener.otherReferences || faults.isEmpty
        if !isUsable { return .leftOut(because: faults.joined(separator: "; ")) }
        if listener.hasSeveralAuthorities {
            return .leftOut(because: "a listener verifies clients by one object of `caCertificateRefs` alone")
        }
        if let name = listener.authorities, let fault = fault(ofAuthorities: name) { return .leftOut(because: fault) }
        // Of two of which one is good, Istio passes the first on, be that the one or the other.
        return .used(faults.isEmpty ? names : Array(names.prefix(1)))
    }

    private func fault(ofCertificate written: String) -> String? {
        guard let name = CredentialName("kubernetes-gateway://\(written)", own: namespace) else { return nil }
        if !conversion.isGranted(name, for: gateway) { return ungranted(name) }
        // A Secret that is not shown counts as there: what is missing is left open where a call comes to it.
        if case .faulty(let fault) = source.keyPair(name) { return fault.words }
        return nil
    }

    private func fault(ofAuthorities written: String) -> String? {
        guard let name = CredentialName("configmap://\(written)", own: namespace) else { return nil }
        if !conversion.isGranted(name, for: gateway) { return ungranted(name) }
        if case .faulty(let fault) = source.authorities(name) { return fault.words }
        return nil
    }

    private func ungranted(_ name: CredentialName) -> String {
        "no ReferenceGrant in namespace `\(name.namespace)` lets Gateways of namespace `\(namespace)` use "
            + "\(name.kind.rawValue) `\(name.name)`"
    }
}

extension GatewayAPIConversion {
    func certificates(of listener: ListenerGateway.Listener, _ gateway: ListenerGateway) -> ListenerCertificates.Outcome
    {
        ListenerCertificates(conversion: self, gateway: gateway, listener: listener).outcome
    }

    /// Whether Istio makes a server of a listener.
    func isProgrammed(_ listener: ListenerGateway.Listener, of gateway: ListenerGateway) -> Bool {
        if case .leftOut = certificates(of: listener, gateway) { return false }
        return true
    }

    /// Whether a Gateway may use a Secret or a ConfigMap: one of its own namespace, or one that is granted.
    func isGranted(_ name: CredentialName, for gateway: ListenerGateway) -> Bool {
        let own = gateway.metadata.namespace
        if name.namespace == own { return true }
        return source.gatewayAPI.grants.contains { grant in
            grant.metadata.namespace == name.namespace
                && grant.from.contains { $0.kind == "Gateway" && $0.namespace == own }
                && grant.to.contains { $0.kind == name.kind.rawValue && ($0.name ?? name.name) == name.name }
        }
    }
}

extension ListenerGateway {
    /// Whether one of its listeners has two certificates, of which the first alone may have to be good.
    var namesSeveralCertificates: Bool { listeners.contains { $0.certificates.count + $0.otherReferences > 1 } }
}
