import CGnuTLS
import Glibc

/// A certificate with its key, made anew each time.
package final class TestCertificate: Sendable {
    /// What it says; without a signer it signs itself.
    package struct Terms: Sendable {
        package var commonName = "test"
        package var names: [String] = []
        package var addresses: [[UInt8]] = []
        package var uris: [String] = []
        package var isAuthority = false
        package var notBefore = 1_767_225_600  // 2026-01-01
        package var notAfter = 1_798_761_600  // 2027-01-01
        package var purposes: [String] = []

        package init() {}
    }

    // INVARIANT: neither is changed once `init` has returned.
    private nonisolated(unsafe) let certificate: gnutls_x509_crt_t
    private nonisolated(unsafe) let key: gnutls_x509_privkey_t

    package init(signedBy signer: TestCertificate? = nil, _ change: (inout Terms) -> Void = { _ in }) {
        var terms = Terms()
        change(&terms)
        var key: gnutls_x509_privkey_t?
        var certificate: gnutls_x509_crt_t?
        must(gnutls_x509_privkey_init(&key))
        must(gnutls_x509_crt_init(&certificate))
        guard let key, let certificate else { preconditionFailure("there is no memory for a certificate") }
        (self.key, self.certificate) = (key, certificate)
        let curve = UInt32(1 << 31) | GNUTLS_ECC_CURVE_SECP256R1.rawValue
        must(gnutls_x509_privkey_generate(self.key, GNUTLS_PK_ECDSA, curve, 0))
        must(gnutls_x509_crt_set_version(self.certificate, 3))
        must(gnutls_x509_crt_set_serial(self.certificate, [1] + (0..<6).map { _ in UInt8.random(in: 0...255) }, 7))
        must(gnutls_x509_crt_set_activation_time(self.certificate, terms.notBefore))
        must(gnutls_x509_crt_set_expiration_time(self.certificate, terms.notAfter))
        // What a workload's certificate of the mesh has no need of.
        if !terms.commonName.isEmpty {
            must(
                gnutls_x509_crt_set_dn_by_oid(
                    self.certificate, "2.5.4.3", 0, terms.commonName, UInt32(terms.commonName.utf8.count)))
        }
        must(gnutls_x509_crt_set_key(self.certificate, self.key))
        must(gnutls_x509_crt_set_basic_constraints(self.certificate, terms.isAuthority ? 1 : 0, -1))
        for name in terms.names { add(Array(name.utf8), GNUTLS_SAN_DNSNAME) }
        for uri in terms.uris { add(Array(uri.utf8), GNUTLS_SAN_URI) }
        for address in terms.addresses { add(address, GNUTLS_SAN_IPADDRESS) }
        for purpose in terms.purposes { must(gnutls_x509_crt_set_key_purpose_oid(self.certificate, purpose, 0)) }
        let by = signer ?? self
        must(gnutls_x509_crt_sign2(self.certificate, by.certificate, by.key, GNUTLS_DIG_SHA256, 0))
    }

    deinit {
        gnutls_x509_crt_deinit(certificate)
        gnutls_x509_privkey_deinit(key)
    }

    private func add(_ bytes: [UInt8], _ kind: gnutls_x509_subject_alt_name_t) {
        must(
            gnutls_x509_crt_set_subject_alt_name(
                certificate, kind, bytes, UInt32(bytes.count), UInt32(GNUTLS_FSAN_APPEND)))
    }

    /// In PEM.
    package var text: String { written { gnutls_x509_crt_export2(certificate, GNUTLS_X509_FMT_PEM, &$0) } }

    /// The private key in PEM.
    package var keyText: String { written { gnutls_x509_privkey_export2(key, GNUTLS_X509_FMT_PEM, &$0) } }

    /// A list in PEM that takes back certificates that this one signed.
    package func revocations(of others: TestCertificate...) -> String {
        var list: gnutls_x509_crl_t?
        must(gnutls_x509_crl_init(&list))
        defer { gnutls_x509_crl_deinit(list) }
        must(gnutls_x509_crl_set_version(list, 2))
        must(gnutls_x509_crl_set_this_update(list, 1_767_225_600))
        must(gnutls_x509_crl_set_next_update(list, 1_798_761_600))
        for other in others { must(gnutls_x509_crl_set_crt(list, other.certificate, 1_767_225_600)) }
        must(gnutls_x509_crl_set_number(list, [1], 1))
        must(gnutls_x509_crl_sign2(list, certificate, key, GNUTLS_DIG_SHA256, 0))
        return written { gnutls_x509_crl_export2(list, GNUTLS_X509_FMT_PEM, &$0) }
    }

    private func written(_ write: (inout gnutls_datum_t) -> Int32) -> String {
        var datum = gnutls_datum_t()
        must(write(&datum))
        defer { free(datum.data) }
        return String(decoding: UnsafeBufferPointer(start: datum.data, count: Int(datum.size)), as: UTF8.self)
    }
}

extension TestCertificate {
    package static func authority(_ name: String = "test authority", signedBy signer: TestCertificate? = nil)
        -> TestCertificate
    {
        TestCertificate(signedBy: signer) {
            $0.commonName = name
            $0.isAuthority = true
        }
    }

    /// For these names.
    package static func server(_ names: String..., by signer: TestCertificate) -> TestCertificate {
        TestCertificate(signedBy: signer) {
            $0.commonName = "server"
            $0.names = names
        }
    }
}

private func must(_ code: Int32) {
    precondition(code >= 0, String(cString: gnutls_strerror(code)))
}
