import Model

/// What a certificate comes with: its chain, and where both were found.
struct PresentedChain {
    /// The first one is what is presented.
    var certificates: [Certificate]
    var source: CertificateSource
}

/// The authorities that one side trusts.
struct TrustedAuthorities {
    var certificates: [Certificate]
    var revocations: [RevocationList]
    var source: CertificateSource
}

/// One side's look at the other's certificate.
///
/// What is not known is not looked at: this finds what is wrong, and never that all is right.
struct CertificateVerification {
    enum Trust {
        /// It verifies nothing.
        case anyone
        case unknown
        /// The authorities of the proxy's image.
        case system
        case authorities(TrustedAuthorities)
    }

    enum Names {
        case any
        /// What a client dials.
        case host(String)
        /// What Envoy is told to expect: one of these.
        case exact([String])
        /// A SPIFFE ID of the mesh's: one of these; of an empty list all are good.
        case identities([String])
        case trustDomains([String])
    }

    var trust: Trust
    var names: Names
    var isOfServer: Bool
    /// Without it no certificate is out of its time.
    var at: Timestamp?

    func fault(of chain: PresentedChain) -> CertificateFault? {
        guard let leaf = chain.certificates.first else { return CertificateFault(.malformed, chain.source) }
        if case .anyone = trust { return nil }
        if let kind = fault(inTimeOf: leaf) { return CertificateFault(kind, chain.source) }
        if let fault = CertificateChain(chain, at: at).fault(trust) { return fault }
        if isOfServer ? !leaf.use.isForServers : !leaf.use.isForClients {
            return CertificateFault(.wrongUse(isOfServer ? "servers" : "clients"), chain.source)
        }
        return fault(ofNames: leaf.names).map { CertificateFault($0, chain.source) }
    }

    private func fault(inTimeOf certificate: Certificate) -> CertificateFault.Kind? {
        certificate.fault(at: at)
    }

    private func fault(ofNames found: SubjectNames) -> CertificateFault.Kind? {
        switch names {
        case .any: return nil
        case .host(let host):
            return found.cover(host: host) ? nil : .nameNotCovered(expected: [host], found: found.all)
        case .exact(let expected):
            let isMatched = expected.contains { found.match(expected: $0) }
            return isMatched ? nil : .nameNotCovered(expected: expected, found: found.all)
        case .identities(let expected):
            if expected.isEmpty || expected.contains(where: { found.match(expected: $0) }) { return nil }
            return .identityNotExpected(expected: expected, found: found.identity)
        case .trustDomains(let expected):
            if expected.contains(where: { domain in found.uris.contains { $0.hasPrefix("spiffe://\(domain)/") } }) {
                return nil
            }
            return .trustDomainNotExpected(expected: expected, found: found.identity)
        }
    }
}

extension Certificate {
    func fault(at time: Timestamp?) -> CertificateFault.Kind? {
        guard let time else { return nil }
        if notAfter < time { return .expired(notAfter) }
        return time < notBefore ? .notYetValid(notBefore) : nil
    }
}
