/// What a text in PEM holds, as far as it may be known: of a private key only its public half.
package struct PEMText: Hashable, Sendable {
    /// Whether only the text's name is known: its value is left out.
    package var isWithheld: Bool
    /// In the order of the text.
    package var certificates: [Certificate]
    /// Whether one of its certificates cannot be read.
    package var hasMalformedCertificate: Bool
    /// The first key in it that can be read.
    package var key: PublicKey?
    package var revocations: [RevocationList]

    package init(
        isWithheld: Bool = false, certificates: [Certificate] = [], hasMalformedCertificate: Bool = false,
        key: PublicKey? = nil, revocations: [RevocationList] = []
    ) {
        self.isWithheld = isWithheld
        self.certificates = certificates
        self.hasMalformedCertificate = hasMalformedCertificate
        self.key = key
        self.revocations = revocations
    }

    package static let withheld = PEMText(isWithheld: true)
}

/// The public half of a key.
package struct PublicKey: Hashable, Sendable {
    /// SHA-256, in hexadecimal: that of the certificates that it belongs to.
    package var fingerprint: String
    /// In DER.
    package var bytes: [UInt8]

    package init(fingerprint: String, bytes: [UInt8]) {
        self.fingerprint = fingerprint
        self.bytes = bytes
    }
}

/// Which certificates an authority has taken back.
package struct RevocationList: Hashable, Sendable {
    /// As RFC 4514 writes it.
    package var issuer: String
    /// In hexadecimal.
    package var serialNumbers: [String]
    /// When it is too old to be believed, if it says so.
    package var nextUpdate: Timestamp?
    /// In DER.
    package var bytes: [UInt8]

    package init(issuer: String, serialNumbers: [String], nextUpdate: Timestamp? = nil, bytes: [UInt8] = []) {
        self.issuer = issuer
        self.serialNumbers = serialNumbers
        self.nextUpdate = nextUpdate
        self.bytes = bytes
    }
}
