import Model

/// A gateway's chain that ends TLS: what it presents, and whose clients it accepts.
///
/// Istio: `pilot/pkg/networking/core/listener.go`, `BuildListenerTLSContext`.
struct GatewayAsServer {
    let evidence: CertificateEvidence
    let chain: GatewayChain
    /// Of its pods.
    let namespace: String

    private var tls: Gateway.TLS { chain.server.source.tls ?? Gateway.TLS() }

    /// One for each kind of key.
    private var certificates: [Held<PresentedChain>] {
        if tls.credentialNames.isEmpty {
            let first = evidence.keyPair(certificate: tls.files.serverCertificate, key: tls.files.privateKey)
            return [first]
                + tls.files.further.map {
                    evidence.keyPair(certificate: $0.serverCertificate, key: $0.privateKey)
                }
        }
        return tls.credentialNames.map { written in
            guard let name = CredentialName(written, own: namespace) else { return .unknown }
            if !isGranted(name) {
                return .faulty(
                    CertificateFault(.notGranted(namespace: owner.namespace), .entry(name.reference, "tls.crt")))
            }
            return evidence.keyPair(name)
        }
    }

    private var owner: Metadata { evidence.mesh.gateways[chain.server.gateway].metadata }

    /// Whether the Gateway may use a Secret; only the Gateway API names those of other namespaces.
    private func isGranted(_ name: CredentialName) -> Bool {
        guard let gateway = evidence.mesh.gateways[chain.server.gateway].managed?.gateway else { return true }
        let conversion = GatewayAPIConversion(source: evidence.mesh.objects)
        let own = evidence.mesh.objects.gatewayAPI.gateways.first {
            $0.metadata.namespace == owner.namespace && $0.metadata.name == gateway
        }
        return own.map { conversion.isGranted(name, for: $0) } ?? true
    }

    /// What it verifies clients by.
    private var authorities: Held<TrustedAuthorities> {
        if let name = tls.authorityName ?? tls.credentialNames.first {
            return CredentialName(name, own: namespace).map(evidence.authorities) ?? .unknown
        }
        return tls.files.caCertificates.map(evidence.authorities(file:)) ?? .unknown
    }

    private var expectedNames: CertificateVerification.Names {
        tls.subjectAltNames.isEmpty ? .any : .exact(tls.subjectAltNames)
    }

    /// - Parameters:
    ///   - verification: how the client looks at the gateway's certificate.
    ///   - client: what it presents; nil where it presents nothing, or that is not known.
    func end(_ verification: CertificateVerification?, client: PresentedChain?) -> HandshakeEnd? {
        if chain.termination == .istioMutual { return end(ofMeshClient: client) }
        if let end = ownEnd(verification) { return end }
        let asks = chain.termination == .mutual || (chain.termination == .optionalMutual && !tls.insecureSkipVerify)
        guard asks else { return nil }
        switch authorities {
        case .unknown: return nil
        case .absent(let reference): return .open(reference)
        case .faulty(let fault): return .fails(.server, fault)
        case .held(let trusted):
            return verify(client, trust: .authorities(trusted))
        }
    }

    /// With a certificate of each kind of key, one that is good is enough.
    private func ownEnd(_ verification: CertificateVerification?) -> HandshakeEnd? {
        var first: HandshakeEnd?
        for certificate in certificates {
            let end: HandshakeEnd?
            switch certificate {
            case .unknown: end = nil
            case .absent(let reference): end = .open(reference)
            case .faulty(let fault): end = .fails(.server, fault)
            case .held(let chain): end = verification?.fault(of: chain).map { .fails(.client, $0) }
            }
            guard let end else { return nil }
            first = first ?? end
        }
        return first
    }

    /// Istio's root vouches for the client, whatever its trust domain is.
    private func end(ofMeshClient client: PresentedChain?) -> HandshakeEnd? {
        verify(client, trust: evidence.meshRoot(in: namespace))
    }

    private func verify(_ client: PresentedChain?, trust: CertificateVerification.Trust) -> HandshakeEnd? {
        guard let client else { return nil }
        let verification = CertificateVerification(
            trust: trust, names: expectedNames, isOfServer: false, at: evidence.presented.at)
        return verification.fault(of: client).map { .fails(.server, $0) }
    }
}
