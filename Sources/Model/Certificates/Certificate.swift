/// What decides of an X.509 certificate: its names, its time, and who signed it.
///
/// A certificate is public: the whole of it is kept, so that it can be written again.
package struct Certificate: Hashable, Sendable {
    /// SHA-256 of the whole, in hexadecimal.
    package var fingerprint: String
    /// As RFC 4514 writes it.
    package var subject: String
    package var issuer: String
    /// In hexadecimal.
    package var serialNumber: String
    package var names: SubjectNames
    package var notBefore: Timestamp
    package var notAfter: Timestamp
    package var use: CertificateUse
    /// SHA-256 of the public key, in hexadecimal.
    package var publicKey: String
    /// The public keys, by their fingerprints, of certificates with the issuer's name whose key did not sign it.
    ///
    /// What it was not compared with counts as having signed it.
    package var notSignedBy: [String]
    /// In DER.
    package var bytes: [UInt8]

    package init(
        fingerprint: String, subject: String, issuer: String, serialNumber: String = "", names: SubjectNames,
        notBefore: Timestamp, notAfter: Timestamp, use: CertificateUse = CertificateUse(), publicKey: String,
        notSignedBy: [String] = [], bytes: [UInt8] = []
    ) {
        self.fingerprint = fingerprint
        self.subject = subject
        self.issuer = issuer
        self.serialNumber = serialNumber
        self.names = names
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.use = use
        self.publicKey = publicKey
        self.notSignedBy = notSignedBy
        self.bytes = bytes
    }
}

extension Certificate {
    /// Whether the other's key signed it; whether that one may sign is another matter.
    package func isSigned(by other: Certificate) -> Bool {
        issuer == other.subject && !notSignedBy.contains(other.publicKey)
    }

    package var isSelfSigned: Bool { isSigned(by: self) }
}

/// The subject alternative names of a certificate; its common name is none (RFC 9525, section 2).
package struct SubjectNames: Hashable, Sendable {
    package var dns: [String]
    package var addresses: [IPAddress]
    package var uris: [String]

    package init(dns: [String] = [], addresses: [IPAddress] = [], uris: [String] = []) {
        self.dns = dns
        self.addresses = addresses
        self.uris = uris
    }

    /// The SPIFFE ID: the one URI that a workload's certificate has.
    package var identity: String? { uris.first { $0.hasPrefix("spiffe://") } }

    package var all: [String] { dns + addresses.map { "\($0)" } + uris }
}

/// What a certificate may be used for.
package struct CertificateUse: Hashable, Sendable {
    /// Whether it may sign others.
    package var isAuthority: Bool
    /// How many authorities may stand between it and a certificate that is none.
    package var pathLength: Int?
    /// For a server, and for a client: both where it restricts nothing.
    package var isForServers: Bool
    package var isForClients: Bool

    package init(
        isAuthority: Bool = false, pathLength: Int? = nil, isForServers: Bool = true, isForClients: Bool = true
    ) {
        self.isAuthority = isAuthority
        self.pathLength = pathLength
        self.isForServers = isForServers
        self.isForClients = isForClients
    }
}
