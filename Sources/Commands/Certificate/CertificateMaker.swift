import CGnuTLS
import Glibc

/// Makes an authority that signs once, and the certificate that it signs.
///
/// ECDSA on P-256 with SHA-256: what Go's TLS, and so the Kubernetes API server, takes without being told.
struct CertificateMaker {
    /// In PEM.
    struct Made: Sendable {
        let authority: [UInt8]
        let certificate: [UInt8]
        let key: [UInt8]
    }

    let names: [String]
    let days: Int
    let now: time_t

    func make() throws(Failure) -> Made {
        let authority = try Pair(commonName: "legible authority", now: now, days: days)
        try authority.set { gnutls_x509_crt_set_basic_constraints($0, 1, 0) }
        try authority.set { gnutls_x509_crt_set_key_usage($0, UInt32(GNUTLS_KEY_KEY_CERT_SIGN)) }
        try authority.sign(by: authority)
        let server = try Pair(commonName: String(names.first?.prefix(64) ?? ""), now: now, days: days)
        try server.set { gnutls_x509_crt_set_basic_constraints($0, 0, -1) }
        try server.set { gnutls_x509_crt_set_key_usage($0, UInt32(GNUTLS_KEY_DIGITAL_SIGNATURE)) }
        try server.set { gnutls_x509_crt_set_key_purpose_oid($0, "1.3.6.1.5.5.7.3.1", 0) }
        for name in names { try server.add(name) }
        try server.sign(by: authority)
        return Made(
            authority: try authority.certificateText(), certificate: try server.certificateText(),
            key: try server.keyText())
    }
}

/// A certificate with its key.
private final class Pair {
    private let certificate: gnutls_x509_crt_t
    private let key: gnutls_x509_privkey_t

    init(commonName: String, now: time_t, days: Int) throws(Failure) {
        var key: gnutls_x509_privkey_t?
        var certificate: gnutls_x509_crt_t?
        try check(gnutls_x509_privkey_init(&key))
        try check(gnutls_x509_crt_init(&certificate))
        guard let key, let certificate else { throw .failed("there is no memory for a certificate") }
        (self.key, self.certificate) = (key, certificate)
        let curve = UInt32(1 << 31) | GNUTLS_ECC_CURVE_SECP256R1.rawValue
        try check(gnutls_x509_privkey_generate(key, GNUTLS_PK_ECDSA, curve, 0))
        var serial = [UInt8](repeating: 0, count: 16)
        try check(gnutls_rnd(GNUTLS_RND_NONCE, &serial, serial.count))
        // RFC 5280, section 4.1.2.2: positive, and not zero.
        serial[0] = serial[0] & 0x7F | 0x40
        try check(gnutls_x509_crt_set_version(certificate, 3))
        try check(gnutls_x509_crt_set_serial(certificate, serial, serial.count))
        // Clocks of a cluster differ a little.
        try check(gnutls_x509_crt_set_activation_time(certificate, now - 300))
        try check(gnutls_x509_crt_set_expiration_time(certificate, now + days * 86_400))
        try check(
            gnutls_x509_crt_set_dn_by_oid(
                certificate, "2.5.4.3", 0, commonName, UInt32(commonName.utf8.count)))
        try check(gnutls_x509_crt_set_key(certificate, key))
        var identifier = [UInt8](repeating: 0, count: 64)
        var size = identifier.count
        try check(gnutls_x509_crt_get_key_id(certificate, 0, &identifier, &size))
        try check(gnutls_x509_crt_set_subject_key_id(certificate, identifier, min(size, 20)))
    }

    deinit {
        gnutls_x509_crt_deinit(certificate)
        gnutls_x509_privkey_deinit(key)
    }

    func set(_ member: (gnutls_x509_crt_t) -> Int32) throws(Failure) { try check(member(certificate)) }

    /// A name or an address that the certificate is for.
    func add(_ name: String) throws(Failure) {
        var address = [UInt8](repeating: 0, count: 16)
        for (family, size) in [(AF_INET, 4), (AF_INET6, 16)] where inet_pton(family, name, &address) == 1 {
            return try add(Array(address.prefix(size)), as: GNUTLS_SAN_IPADDRESS)
        }
        let isName = name.utf8.allSatisfy { $0 != 0 && (0x21...0x7E).contains($0) } && !name.isEmpty
        guard isName else { throw .usage("`--name`: `\(name)` is no DNS name and no IP address") }
        try add(Array(name.utf8), as: GNUTLS_SAN_DNSNAME)
    }

    private func add(_ bytes: [UInt8], as kind: gnutls_x509_subject_alt_name_t) throws(Failure) {
        try check(
            gnutls_x509_crt_set_subject_alt_name(
                certificate, kind, bytes, UInt32(bytes.count), UInt32(GNUTLS_FSAN_APPEND)))
    }

    func sign(by issuer: Pair) throws(Failure) {
        var identifier = [UInt8](repeating: 0, count: 64)
        var size = identifier.count
        var isCritical: UInt32 = 0
        try check(gnutls_x509_crt_get_subject_key_id(issuer.certificate, &identifier, &size, &isCritical))
        try check(gnutls_x509_crt_set_authority_key_id(certificate, identifier, size))
        try check(gnutls_x509_crt_sign2(certificate, issuer.certificate, issuer.key, GNUTLS_DIG_SHA256, 0))
    }

    func certificateText() throws(Failure) -> [UInt8] {
        try text { gnutls_x509_crt_export2(certificate, GNUTLS_X509_FMT_PEM, &$0) }
    }

    func keyText() throws(Failure) -> [UInt8] {
        try text { gnutls_x509_privkey_export2(key, GNUTLS_X509_FMT_PEM, &$0) }
    }

    private func text(_ write: (inout gnutls_datum_t) -> Int32) throws(Failure) -> [UInt8] {
        var text = gnutls_datum_t()
        try check(write(&text))
        defer { free(text.data) }
        return Array(UnsafeBufferPointer(start: text.data, count: Int(text.size)))
    }
}

private func check(_ code: Int32) throws(Failure) {
    if code < 0 { throw .failed("GnuTLS cannot make the certificate: \(String(cString: gnutls_strerror(code)))") }
}
