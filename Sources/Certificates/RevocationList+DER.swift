import CGnuTLS
import Model

extension RevocationList {
    /// nil for what is no list of revoked certificates.
    init?(der: [UInt8]) {
        var handle: gnutls_x509_crl_t?
        guard !der.isEmpty, gnutls_x509_crl_init(&handle) == 0, let list = handle else { return nil }
        defer { gnutls_x509_crl_deinit(list) }
        guard withDatum(der, { gnutls_x509_crl_import(list, $0, GNUTLS_X509_FMT_DER) }) == 0 else { return nil }
        let count = UInt32(max(0, gnutls_x509_crl_get_crt_count(list)))
        let numbers = (0..<count).compactMap { (place: UInt32) in
            hexadecimal(size: 64) { gnutls_x509_crl_get_crt_serial(list, place, $0, $1, nil) }
        }
        let next = gnutls_x509_crl_get_next_update(list)
        self.init(
            issuer: text { gnutls_x509_crl_get_issuer_dn2(list, $0) }, serialNumbers: numbers,
            nextUpdate: next > 0 ? Timestamp(seconds: Int64(next)) : nil, bytes: der)
    }
}
