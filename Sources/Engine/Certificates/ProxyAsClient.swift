import Model

/// A sidecar or a gateway that originates TLS: what it presents, and by what it knows its peer.
///
/// Istio: `pilot/pkg/networking/core/cluster_tls.go`, `constructUpstreamTLS` and `setAutoSniAndAutoSanValidation`.
struct ProxyAsClient {
    let evidence: CertificateEvidence
    let settings: ClientTLSSettings
    /// Of its pods.
    let namespace: String

    private var credential: CredentialName? {
        guard let name = settings.credentialName, !name.isEmpty else { return nil }
        return CredentialName(name, own: namespace)
    }

    private var namesCredential: Bool { !(settings.credentialName ?? "").isEmpty }

    /// What it presents; `unknown` also where it presents nothing.
    var certificate: Held<PresentedChain> {
        guard settings.mode == .mutual else { return .unknown }
        if namesCredential { return credential.map(evidence.keyPair) ?? .unknown }
        return evidence.keyPair(certificate: settings.clientCertificate, key: settings.privateKey)
    }

    private var authorities: Held<TrustedAuthorities>? {
        if settings.insecureSkipVerify { return nil }
        if namesCredential { return credential.map(evidence.authorities) ?? .unknown }
        guard let path = settings.caCertificates, !path.isEmpty, path != "system" else { return nil }
        if path.hasPrefix("configmap://") {
            return CredentialName(path, own: namespace).map(evidence.authorities) ?? .unknown
        }
        return evidence.authorities(file: path)
    }

    /// Why it cannot begin at all: its cluster waits for what it is not given.
    var obstacle: Held<Never> {
        switch certificate {
        case .faulty(let fault): return .faulty(fault)
        case .absent(let reference): return .absent(reference)
        case .held, .unknown: break
        }
        switch authorities {
        case .faulty(let fault): return .faulty(fault)
        case .absent(let reference): return .absent(reference)
        case .held, .unknown, nil: return .unknown
        }
    }

    /// - Parameter authority: the Host header of a request that it reads; nil where it reads none.
    func verification(of service: MeshService, authority: String?, at: Timestamp?) -> CertificateVerification {
        let trust: CertificateVerification.Trust
        switch authorities {
        case .held(let held): trust = .authorities(held)
        case .unknown, .absent, .faulty: trust = .unknown
        case nil: trust = settings.insecureSkipVerify ? .anyone : .system
        }
        return CertificateVerification(
            trust: trust, names: names(of: service, authority: authority), isOfServer: true, at: at)
    }

    private func names(of service: MeshService, authority: String?) -> CertificateVerification.Names {
        if !settings.subjectAltNames.isEmpty { return .exact(settings.subjectAltNames) }
        if !service.subjectAltNames.isEmpty { return .exact(service.subjectAltNames) }
        guard (settings.sni ?? "").isEmpty, let authority else { return .any }
        return .exact([authority])
    }
}
