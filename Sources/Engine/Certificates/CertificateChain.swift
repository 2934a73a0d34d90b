import Model

/// The ways from a certificate up to authorities that are trusted (RFC 5280, section 6, as BoringSSL and Go have it).
///
/// Any certificate that is trusted ends the way, be it a root or not.
struct CertificateChain {
    private let chain: PresentedChain
    private let at: Timestamp?
    /// What keeps the way that came furthest from being good.
    private var obstacle: CertificateFault?

    init(_ chain: PresentedChain, at: Timestamp?) {
        self.chain = chain
        self.at = at
    }

    func fault(_ trust: CertificateVerification.Trust) -> CertificateFault? {
        guard let leaf = chain.certificates.first else { return nil }
        switch trust {
        case .anyone, .unknown: return nil
        case .system:
            guard leaf.isSelfSigned else { return nil }
            return CertificateFault(.untrusted(issuer: leaf.issuer, trusted: "the proxy's own image"), chain.source)
        case .authorities(let authorities):
            var search = self
            return search.leads(to: authorities) ? nil : search.obstacle
        }
    }

    private mutating func leads(to authorities: TrustedAuthorities) -> Bool {
        guard let leaf = chain.certificates.first else { return false }
        let trusted = Set(authorities.certificates.map(\.fingerprint))
        // Only the shortest way to each certificate can matter, but for lengths of paths: few stand above one leaf.
        var open: [[Certificate]] = [[leaf]]
        var seen: Set<String> = []
        var last = leaf
        while !open.isEmpty {
            let way = open.removeFirst()
            guard let top = way.last, seen.insert(top.fingerprint).inserted else { continue }
            last = top
            if trusted.contains(top.fingerprint) {
                if let kind = fault(on: way, authorities.revocations) {
                    obstacle = obstacle ?? kind
                    continue
                }
                return true
            }
            for next in authorities.certificates + chain.certificates.dropFirst() where top.isSigned(by: next) {
                open.append(way + [next])
            }
        }
        obstacle =
            obstacle
            ?? CertificateFault(
                .untrusted(issuer: last.issuer, trusted: authorities.source.words), chain.source)
        return false
    }

    private func fault(on way: [Certificate], _ revocations: [RevocationList]) -> CertificateFault? {
        for (place, certificate) in way.enumerated() where place > 0 {
            if let kind = certificate.fault(at: at) {
                return CertificateFault(kind, chain.source, above: certificate.subject)
            }
            let isTooLong = certificate.use.pathLength.map { $0 < place - 1 } ?? false
            if !certificate.use.isAuthority || isTooLong {
                return CertificateFault(.notAuthority(certificate.subject), chain.source)
            }
        }
        return revocations.isEmpty ? nil : fault(on: way, revokedBy: revocations)
    }

    /// Envoy wants a list of every issuer on the way as soon as it is given one of any
    /// (`source/common/tls/cert_validator/default_validator.cc`).
    private func fault(on way: [Certificate], revokedBy revocations: [RevocationList]) -> CertificateFault? {
        for certificate in way {
            let lists = revocations.filter { list in
                let isOld = list.nextUpdate.flatMap { next in at.map { next < $0 } } ?? false
                return list.issuer == certificate.issuer && !isOld
            }
            if lists.isEmpty { return CertificateFault(.revocationUnknown(certificate.issuer), chain.source) }
            if lists.contains(where: { $0.serialNumbers.contains(certificate.serialNumber) }) {
                return CertificateFault(.revoked(by: certificate.issuer), chain.source)
            }
        }
        return nil
    }
}
