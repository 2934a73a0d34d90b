import CGnuTLS
import Glibc

/// Certificates made for one test, in a directory of its own.
///
/// They are made by GnuTLS itself: committed ones would run out.
final class Certificates {
    struct Pair {
        let key: gnutls_x509_privkey_t
        let certificate: gnutls_x509_crt_t
    }

    let directory: String
    private var made: [Pair] = []

    init() {
        var template = Array("/tmp/legible-tls-XXXXXX".utf8CString)
        directory = mkdtemp(&template).map { String(cString: $0) } ?? "/nowhere"
    }

    deinit {
        for name in ["certificate.pem", "key.pem", "authority.pem"] { unlink(path(name)) }
        rmdir(directory)
        for pair in made {
            gnutls_x509_crt_deinit(pair.certificate)
            gnutls_x509_privkey_deinit(pair.key)
        }
    }

    func path(_ name: String) -> String { directory + "/" + name }

    /// A certificate with its key; without an issuer it is an authority, signed by itself.
    func make(_ name: String, issuer: Pair? = nil) throws -> Pair {
        var key: gnutls_x509_privkey_t?
        var certificate: gnutls_x509_crt_t?
        try check(gnutls_x509_privkey_init(&key))
        try check(gnutls_x509_crt_init(&certificate))
        guard let key, let certificate else { throw Failure(code: -1) }
        let pair = Pair(key: key, certificate: certificate)
        made.append(pair)
        let curve = UInt32(1 << 31) | GNUTLS_ECC_CURVE_SECP256R1.rawValue
        try check(gnutls_x509_privkey_generate(key, GNUTLS_PK_ECDSA, curve, 0))
        var now = time(nil)
        try check(gnutls_x509_crt_set_version(certificate, 3))
        try check(gnutls_x509_crt_set_serial(certificate, &now, MemoryLayout<time_t>.size))
        try check(gnutls_x509_crt_set_activation_time(certificate, now - 3600))
        try check(gnutls_x509_crt_set_expiration_time(certificate, now + 3600))
        try check(gnutls_x509_crt_set_dn(certificate, "CN=\(name)", nil))
        try check(gnutls_x509_crt_set_key(certificate, key))
        try check(gnutls_x509_crt_set_basic_constraints(certificate, issuer == nil ? 1 : 0, -1))
        let signer = issuer ?? pair
        try check(gnutls_x509_crt_sign2(certificate, signer.certificate, signer.key, GNUTLS_DIG_SHA256, 0))
        return pair
    }

    func write(_ certificate: Pair, as name: String) throws {
        var text = gnutls_datum_t()
        try check(gnutls_x509_crt_export2(certificate.certificate, GNUTLS_X509_FMT_PEM, &text))
        try write(text, name)
    }

    func writeKey(_ pair: Pair, as name: String) throws {
        var text = gnutls_datum_t()
        try check(gnutls_x509_privkey_export2(pair.key, GNUTLS_X509_FMT_PEM, &text))
        try write(text, name)
    }

    private func write(_ text: gnutls_datum_t, _ name: String) throws {
        // Put in place whole, as cert-manager and every careful tool do.
        let fresh = path(name) + ".new"
        let file = open(fresh, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard file >= 0, Glibc.write(file, text.data, Int(text.size)) == Int(text.size) else { throw Failure(code: -1) }
        close(file)
        free(text.data)
        rename(fresh, path(name))
    }
}

/// What GnuTLS said.
struct Failure: Error {
    let code: Int32
}

func check(_ code: Int32) throws {
    if code < 0 { throw Failure(code: code) }
}
