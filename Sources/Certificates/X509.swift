import CGnuTLS
import Model

extension Certificate {
    /// nil for what is no certificate.
    init?(der: [UInt8]) {
        guard let handle = X509(der) else { return nil }
        let certificate = handle.certificate
        guard
            let fingerprint = hexadecimal(
                size: 32, { gnutls_x509_crt_get_fingerprint(certificate, GNUTLS_DIG_SHA256, $0, $1) }),
            let key = hexadecimal(
                size: 32,
                {
                    gnutls_x509_crt_get_key_id(certificate, GNUTLS_KEYID_USE_SHA256.rawValue, $0, $1)
                })
        else { return nil }
        self.init(
            fingerprint: fingerprint, subject: text { gnutls_x509_crt_get_dn2(certificate, $0) },
            issuer: text { gnutls_x509_crt_get_issuer_dn2(certificate, $0) },
            serialNumber: hexadecimal(size: 64) { gnutls_x509_crt_get_serial(certificate, $0, $1) } ?? "",
            names: handle.names,
            notBefore: Timestamp(seconds: Int64(gnutls_x509_crt_get_activation_time(certificate))),
            notAfter: Timestamp(seconds: Int64(gnutls_x509_crt_get_expiration_time(certificate))), use: handle.use,
            publicKey: key, bytes: der)
    }
}

/// A certificate of GnuTLS.
final class X509 {
    let certificate: gnutls_x509_crt_t

    init?(_ der: [UInt8]) {
        var handle: gnutls_x509_crt_t?
        guard !der.isEmpty, gnutls_x509_crt_init(&handle) == 0, let handle else { return nil }
        certificate = handle
        if withDatum(der, { gnutls_x509_crt_import(handle, $0, GNUTLS_X509_FMT_DER) }) != 0 { return nil }
    }

    deinit { gnutls_x509_crt_deinit(certificate) }

    var names: SubjectNames {
        var names = SubjectNames()
        var place: UInt32 = 0
        while true {
            var buffer = [UInt8](repeating: 0, count: 2048)
            var size = buffer.count
            var kind: UInt32 = 0
            let code = gnutls_x509_crt_get_subject_alt_name2(certificate, place, &buffer, &size, &kind, nil)
            if code == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE || place > 1000 { return names }
            place += 1
            guard code >= 0 else { continue }
            let bytes = buffer.prefix(min(size, buffer.count))
            switch gnutls_x509_subject_alt_name_t(kind) {
            case GNUTLS_SAN_DNSNAME: names.dns.append(Self.text(bytes))
            case GNUTLS_SAN_URI: names.uris.append(Self.text(bytes))
            case GNUTLS_SAN_IPADDRESS:
                if let address = IPAddress(network: Array(bytes)) { names.addresses.append(address) }
            default: break
            }
        }
    }

    /// Up to a zero, which names of a hostile certificate may have.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }

    var use: CertificateUse {
        var (isAuthority, pathLength) = (UInt32(0), Int32(-1))
        let code = gnutls_x509_crt_get_basic_constraints(certificate, nil, &isAuthority, &pathLength)
        var use = CertificateUse(
            isAuthority: code >= 0 && isAuthority != 0, pathLength: code >= 0 && pathLength >= 0 ? Int(pathLength) : nil
        )
        var keyUsage: UInt32 = 0
        if use.isAuthority, gnutls_x509_crt_get_key_usage(certificate, &keyUsage, nil) == 0,
            keyUsage & UInt32(GNUTLS_KEY_KEY_CERT_SIGN) == 0
        {
            use.isAuthority = false
        }
        let purposes = purposes
        if !purposes.isEmpty {
            let any = purposes.contains("2.5.29.37.0")
            use.isForServers = any || purposes.contains("1.3.6.1.5.5.7.3.1")
            use.isForClients = any || purposes.contains("1.3.6.1.5.5.7.3.2")
        }
        return use
    }

    private var purposes: [String] {
        var result: [String] = []
        while result.count < 100 {
            var buffer = [CChar](repeating: 0, count: 128)
            var size = buffer.count
            let place = UInt32(result.count)
            guard gnutls_x509_crt_get_key_purpose_oid(certificate, place, &buffer, &size, nil) >= 0 else { break }
            result.append(String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
        }
        return result
    }
}

extension IPAddress {
    /// Four or sixteen bytes.
    fileprivate init?(network bytes: [UInt8]) {
        func number(_ range: Range<Int>) -> UInt64 { bytes[range].reduce(0) { $0 << 8 | UInt64($1) } }
        switch bytes.count {
        case 4: self = .v4(UInt32(number(0..<4)))
        case 16: self.init(high: number(0..<8), low: number(8..<16), isIPv6: true)
        default: return nil
        }
    }
}
