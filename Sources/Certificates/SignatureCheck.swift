import CGnuTLS
package import Model

/// Compares certificates with each other: the one thing about a chain that takes cryptography.
package struct SignatureCheck {
    private var known: [String: Certificate] = [:]
    /// By the fingerprint of what was not signed.
    private var others: [String: [String]] = [:]

    package init() {}

    /// What a text of hostile certificates may cost: more of them are not compared, nor more namesakes of an issuer.
    private static let (limit, namesakes) = (1024, 8)

    package var isEmpty: Bool { known.isEmpty }

    package mutating func add(_ text: PEMText?) {
        for certificate in text?.certificates ?? [] where known.count < Self.limit {
            known[certificate.fingerprint] = certificate
        }
    }

    /// Compares what was added.
    package mutating func compare() {
        let inOrder = known.values.sorted { $0.fingerprint < $1.fingerprint }
        let bySubject = Dictionary(grouping: inOrder, by: \.subject)
        for certificate in inOrder {
            let candidates = bySubject[certificate.issuer]?.prefix(Self.namesakes) ?? []
            guard !candidates.isEmpty, let signed = X509(certificate.bytes) else { continue }
            let strangers = candidates.filter { X509($0.bytes).map { !signed.isSigned(by: $0) } ?? true }
            others[certificate.fingerprint] = Set(strangers.map(\.publicKey)).sorted()
        }
    }

    /// Says of the certificates of a text which keys did not sign them.
    package func complete(_ text: inout PEMText) {
        for place in text.certificates.indices {
            text.certificates[place].notSignedBy = others[text.certificates[place].fingerprint] ?? []
        }
    }
}

extension X509 {
    /// Whether the other's key made this one's signature; whether it may sign and is in time is another matter.
    fileprivate func isSigned(by other: X509) -> Bool {
        guard gnutls_x509_crt_check_issuer(certificate, other.certificate) == 1 else { return false }
        var authority: gnutls_x509_crt_t? = other.certificate
        var status: UInt32 = 0
        let flags =
            GNUTLS_VERIFY_DISABLE_CA_SIGN.rawValue | GNUTLS_VERIFY_DISABLE_TIME_CHECKS.rawValue
            | GNUTLS_VERIFY_DO_NOT_ALLOW_SAME.rawValue | GNUTLS_VERIFY_ALLOW_ANY_X509_V1_CA_CRT.rawValue
            | GNUTLS_VERIFY_ALLOW_SIGN_WITH_SHA1.rawValue
        guard gnutls_x509_crt_verify(certificate, &authority, 1, flags, &status) == 0 else { return false }
        let failed = GNUTLS_CERT_SIGNER_NOT_FOUND.rawValue | GNUTLS_CERT_SIGNATURE_FAILURE.rawValue
        return status & failed == 0
    }
}
