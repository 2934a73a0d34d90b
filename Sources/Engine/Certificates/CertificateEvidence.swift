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
        var presented = presented
        presented.at = presented.at ?? mesh.objects.judgedAt
        self.presented = presented
    }

    /// A Secret with a certificate and its key.
    func keyPair(_ name: CredentialName) -> Held<PresentedChain> { mesh.objects.keyPair(name) }

    /// The same in files.
    func keyPair(certificate: String?, key: String?) -> Held<PresentedChain> {
        guard let certificate, let text = presented.file(certificate) else { return .unknown }
        return Self.pair(
            text, .file(certificate), key: key.flatMap { presented.file($0) } ?? .withheld, .file(key ?? certificate))
    }

    static func pair(
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
    func authorities(_ name: CredentialName) -> Held<TrustedAuthorities> { mesh.objects.authorities(name) }

    func authorities(file path: String) -> Held<TrustedAuthorities> {
        presented.file(path).map { Self.authorities($0, .file(path)) } ?? .unknown
    }

    static func authorities(
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
        guard let name, case .held(let map) = mesh.objects.credential(name),
            let text = map["root-cert.pem"],
            case .held(let root) = Self.authorities(text, .entry(map.reference, "root-cert.pem"))
        else { return .unknown }
        return .authorities(root)
    }
}
