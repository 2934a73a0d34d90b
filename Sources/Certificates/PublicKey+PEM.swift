import CGnuTLS
import Model

extension PublicKey {
    /// The public half of a private key in PEM; nil for one that is encrypted, or is none.
    init?(privateKey pem: [UInt8]) {
        var secret: gnutls_privkey_t?
        guard gnutls_privkey_init(&secret) == 0, let secret else { return nil }
        defer { gnutls_privkey_deinit(secret) }
        let flags = UInt32(GNUTLS_PKCS_PLAIN.rawValue)
        guard withDatum(pem, { gnutls_privkey_import_x509_raw(secret, $0, GNUTLS_X509_FMT_PEM, nil, flags) }) == 0
        else { return nil }
        self.init { gnutls_pubkey_import_privkey($0, secret, 0, 0) }
    }

    init?(der: [UInt8]) {
        self.init { key in withDatum(der) { gnutls_pubkey_import(key, $0, GNUTLS_X509_FMT_DER) } }
    }

    private init?(_ load: (gnutls_pubkey_t) -> Int32) {
        var key: gnutls_pubkey_t?
        guard gnutls_pubkey_init(&key) == 0, let key else { return nil }
        defer { gnutls_pubkey_deinit(key) }
        guard load(key) == 0,
            let fingerprint = hexadecimal(
                size: 32, { gnutls_pubkey_get_key_id(key, GNUTLS_KEYID_USE_SHA256.rawValue, $0, $1) }),
            let der = Certificates.bytes({ gnutls_pubkey_export2(key, GNUTLS_X509_FMT_DER, $0) })
        else { return nil }
        self.init(fingerprint: fingerprint, bytes: der)
    }
}
