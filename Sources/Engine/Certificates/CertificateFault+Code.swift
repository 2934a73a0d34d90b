extension CertificateFault {
    /// The code of what is wrong, beside that of the failure.
    var code: Code {
        switch kind {
        case .expired, .notYetValid: .certificateOutOfTime
        case .nameNotCovered: .certificateForOtherNames
        case .untrusted, .notAuthority, .wrongUse, .revoked, .revocationUnknown: .certificateNotTrusted
        case .keyMismatch: .keyOfAnotherCertificate
        case .incomplete, .malformed, .notGranted: .credentialUnusable
        case .identityNotExpected, .trustDomainNotExpected: .identityNotExpected
        }
    }
}
