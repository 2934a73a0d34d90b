import Model

extension Objects {
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
                return CertificateEvidence.pair(
                    text, .entry(secret.reference, certificate), key: keyText, .entry(secret.reference, key))
            }
            return .faulty(Self.incomplete(secret, "has neither `tls.crt` and `tls.key` nor `cert` and `key`"))
        }
    }

    /// The authorities beside or in a Secret, or in a ConfigMap.
    ///
    /// Istio: `GetCaCert` and `extractRoot` of the same file: `NAME-cacert` comes before `NAME`.
    func authorities(_ name: CredentialName) -> Held<TrustedAuthorities> {
        var beside = name
        beside.name += "-cacert"
        let isSecret = name.kind == .secret
        if isSecret, !name.name.hasSuffix("-cacert"), case .held(let secret) = credential(beside) {
            return authorities(in: secret) ?? .faulty(Self.incomplete(secret, "has neither `ca.crt` nor `cacert`"))
        }
        switch credential(name) {
        case .unknown: return .unknown
        case .absent(let reference): return .absent(reference)
        case .faulty(let fault): return .faulty(fault)
        case .held(let credential):
            if let found = authorities(in: credential) { return found }
            return isSecret
                ? .absent(beside.reference) : .faulty(Self.incomplete(credential, "has no `ca.crt`"))
        }
    }

    private func authorities(in credential: Credential) -> Held<TrustedAuthorities>? {
        for (name, list) in [("cacert", "crl"), ("ca.crt", "ca.crl")] {
            guard let text = credential[name] else { continue }
            return CertificateEvidence.authorities(
                text, .entry(credential.reference, name), revocations: credential[list]?.revocations ?? [])
        }
        return nil
    }

    func credential(_ name: CredentialName) -> Held<Credential> {
        let reference = name.reference
        if let found = credentials.first(where: { $0.reference == reference }) { return .held(found) }
        guard name.kind == .secret else { return .unknown }
        if otherSecrets.contains(reference) {
            return .faulty(
                CertificateFault(
                    .incomplete("has no entry that a certificate could be in"), .entry(reference, "tls.crt")))
        }
        let secrets = secrets(in: name.namespace)
        return secrets.isEmpty || secrets.contains(name.name) ? .unknown : .absent(reference)
    }

    private static func incomplete(_ credential: Credential, _ found: String) -> CertificateFault {
        CertificateFault(
            .incomplete(found), .entry(credential.reference, credential.kind == .secret ? "tls.crt" : "ca.crt"))
    }

    /// The names of the Secrets of a namespace, whether anything of them is known or not.
    func secrets(in namespace: String) -> [String] {
        credentials.filter { $0.kind == .secret && $0.metadata.namespace == namespace }.map(\.metadata.name)
            + notConsidered.filter { $0.kind == "Secret" && $0.namespace == namespace }.map(\.name)
    }
}
