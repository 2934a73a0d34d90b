import Model

/// The certificates that the input shows, and who names them.
///
/// A class, and nil where nothing is shown: most calls are walked without a look at any of it.
final class CertificateEvidence: Sendable {
    let mesh: Mesh
    let presented: PresentedCertificates

    /// - Parameter presented: nil where the question shows none.
    static func shown(in mesh: Mesh, beside presented: PresentedCertificates?) -> CertificateEvidence? {
        if presented == nil && !mesh.showsCertificates { return nil }
        return CertificateEvidence(mesh, presented ?? PresentedCertificates())
    }

    private init(_ mesh: Mesh, _ presented: PresentedCertificates) {
        self.mesh = mesh
        self.presented = presented
    }

    /// A Secret with a certificate and its key.
    ///
    /// Istio: `pilot/pkg/credentials/kube/secrets.go`, `ExtractCertInfo`.
    func keyPair(_ name: CredentialName) -> Held<PresentedChain> {
        switch credential(name) {
        case .unknown: return .unknown
        case .absent(let reference): return .absent(reference)
        case .faulty(let fault): return .faulty(fault)
        case .held(let secret):
            for (certificate, key) in [("cert", "key"), ("tls.crt", "tls.key")] {
                guard let text = secret[certificate], let keyText = secret[key] else { continue }
                return pair(
                    text, .entry(secret.reference, certificate), key: keyText, .entry(secret.reference, key))
            }
            return .faulty(incomplete(secret, "has neither `tls.crt` and `tls.key` nor `cert` and `key`"))
        }
    }

    /// The same in files.
    func keyPair(certificate: String?, key: String?) -> Held<PresentedChain> {
        guard let certificate, let text = presented.file(certificate) else { return .unknown }
        return pair(
            text, .file(certificate), key: key.flatMap { presented.file($0) } ?? .withheld, .file(key ?? certificate))
    }

    private func pair(
        _ text: PEMText, _ source: CertificateSource, key: PEMText, _ keySource: CertificateSource
    ) -> Held<PresentedChain> {
        if !key.isWithheld && key.key == nil { return .faulty(CertificateFault(.malformed, keySource)) }
        if text.isWithheld { return .unknown }
        guard let leaf = text.certificates.first, !text.hasMalformedCertificate else {
            return .faulty(CertificateFault(.malformed, source))
        }
        if let own = key.key, own.fingerprint != leaf.publicKey {
            return .faulty(CertificateFault(.keyMismatch, keySource))
        }
        return .held(PresentedChain(certificates: text.certificates, source: source))
    }

    /// The authorities beside or in a Secret, or in a ConfigMap.
    ///
    /// Istio: `GetCaCert` and `extractRoot` of the same file: `NAME-cacert` comes before `NAME`.
    func authorities(_ name: CredentialName) -> Held<TrustedAuthorities> {
        var beside = name
        beside.name += "-cacert"
        let isSecret = name.kind == .secret
        if isSecret, !name.name.hasSuffix("-cacert"), case .held(let secret) = credential(beside) {
            return authorities(in: secret) ?? .faulty(incomplete(secret, "has neither `ca.crt` nor `cacert`"))
        }
        switch credential(name) {
        case .unknown: return .unknown
        case .absent(let reference): return .absent(reference)
        case .faulty(let fault): return .faulty(fault)
        case .held(let credential):
            if let found = authorities(in: credential) { return found }
            return isSecret
                ? .absent(beside.reference) : .faulty(incomplete(credential, "has no `ca.crt`"))
        }
    }

    private func authorities(in credential: Credential) -> Held<TrustedAuthorities>? {
        for (name, list) in [("cacert", "crl"), ("ca.crt", "ca.crl")] {
            guard let text = credential[name] else { continue }
            return authorities(
                text, .entry(credential.reference, name), revocations: credential[list]?.revocations ?? [])
        }
        return nil
    }

    func authorities(file path: String) -> Held<TrustedAuthorities> {
        presented.file(path).map { authorities($0, .file(path)) } ?? .unknown
    }

    func authorities(
        _ text: PEMText, _ source: CertificateSource, revocations: [RevocationList] = []
    ) -> Held<TrustedAuthorities> {
        if text.isWithheld { return .unknown }
        if text.certificates.isEmpty || text.hasMalformedCertificate {
            return .faulty(CertificateFault(.malformed, source))
        }
        return .held(
            TrustedAuthorities(
                certificates: text.certificates, revocations: revocations + text.revocations, source: source))
    }

    /// The root of the mesh as a namespace's pods have it; empty where it is not given.
    func meshRoot(in namespace: String) -> CertificateVerification.Trust {
        let name = CredentialName("configmap://\(namespace)/istio-ca-root-cert", own: namespace)
        guard let name, case .held(let map) = credential(name), let text = map["root-cert.pem"],
            case .held(let root) = authorities(text, .entry(map.reference, "root-cert.pem"))
        else { return .unknown }
        return .authorities(root)
    }

    private func credential(_ name: CredentialName) -> Held<Credential> {
        let reference = name.reference
        if let found = mesh.objects.credentials.first(where: { $0.reference == reference }) { return .held(found) }
        guard name.kind == .secret else { return .unknown }
        if mesh.objects.otherSecrets.contains(reference) {
            return .faulty(
                CertificateFault(
                    .incomplete("has no entry that a certificate could be in"), .entry(reference, "tls.crt")))
        }
        let secrets = mesh.objects.secrets(in: name.namespace)
        return secrets.isEmpty || secrets.contains(name.name) ? .unknown : .absent(reference)
    }

    private func incomplete(_ credential: Credential, _ found: String) -> CertificateFault {
        CertificateFault(
            .incomplete(found), .entry(credential.reference, credential.kind == .secret ? "tls.crt" : "ca.crt"))
    }
}

extension Objects {
    /// The names of the Secrets of a namespace, whether anything of them is known or not.
    func secrets(in namespace: String) -> [String] {
        credentials.filter { $0.kind == .secret && $0.metadata.namespace == namespace }.map(\.metadata.name)
            + notConsidered.filter { $0.kind == "Secret" && $0.namespace == namespace }.map(\.name)
    }
}
