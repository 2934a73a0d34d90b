package import Model

/// Why a handshake fails over a certificate.
///
/// A class: every walk has room for one, and next to none has one.
package final class CertificateFault: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// Not delivered to its proxy: what is there instead.
        case incomplete(String)
        case malformed
        case keyMismatch
        case notGranted(namespace: String)
        case expired(Timestamp)
        case notYetValid(Timestamp)
        case untrusted(issuer: String, trusted: String)
        case notAuthority(String)
        case wrongUse(String)
        case revoked(by: String)
        /// A list of revoked certificates is given, and none of this issuer that is in its time.
        case revocationUnknown(String)
        case nameNotCovered(expected: [String], found: [String])
        case identityNotExpected(expected: [String], found: String?)
        case trustDomainNotExpected(expected: [String], found: String?)
    }

    package let kind: Kind
    package let source: CertificateSource
    /// The subject, where it is not the certificate that is presented but one above it.
    package let above: String?

    init(_ kind: Kind, _ source: CertificateSource, above: String? = nil) {
        self.kind = kind
        self.source = source
        self.above = above
    }

    package static func == (left: CertificateFault, right: CertificateFault) -> Bool {
        left.kind == right.kind && left.source == right.source && left.above == right.above
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(source)
    }
}
