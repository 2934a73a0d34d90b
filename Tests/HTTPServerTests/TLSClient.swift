import CGnuTLS

/// A client that speaks TLS over a raw socket.
final class TLSClient {
    private let raw: RawClient
    private let session: gnutls_session_t
    private let credentials: gnutls_certificate_credentials_t

    /// Connects and shakes hands; a handshake that fails throws.
    init(port: Int, certificate: Certificates.Pair? = nil) throws {
        raw = try RawClient(port: port)
        var session: gnutls_session_t?
        var credentials: gnutls_certificate_credentials_t?
        try check(gnutls_certificate_allocate_credentials(&credentials))
        // Without the flag GnuTLS shows no certificate of an authority that the server does not name.
        let flags = UInt32(GNUTLS_CLIENT.rawValue) | UInt32(GNUTLS_FORCE_CLIENT_CERT.rawValue)
        try check(gnutls_init(&session, flags))
        guard let session, let credentials else { throw Failure(code: -1) }
        self.session = session
        self.credentials = credentials
        if let certificate {
            var chain: gnutls_x509_crt_t? = certificate.certificate
            try check(gnutls_certificate_set_x509_key(credentials, &chain, 1, certificate.key))
        }
        try check(gnutls_set_default_priority(session))
        try check(gnutls_credentials_set(session, GNUTLS_CRD_CERTIFICATE, UnsafeMutableRawPointer(credentials)))
        gnutls_transport_set_int2(session, raw.descriptor, raw.descriptor)
        gnutls_handshake_set_timeout(session, 5000)
        gnutls_record_set_timeout(session, 5000)
        var result = gnutls_handshake(session)
        while result < 0 && gnutls_error_is_fatal(result) == 0 { result = gnutls_handshake(session) }
        try check(result)
    }

    deinit {
        gnutls_deinit(session)
        gnutls_certificate_free_credentials(credentials)
    }

    /// The common name of the certificate that the server showed.
    var serverName: String? {
        var count: UInt32 = 0
        var certificate: gnutls_x509_crt_t?
        guard let peers = gnutls_certificate_get_peers(session, &count), count > 0,
            gnutls_x509_crt_init(&certificate) >= 0, let certificate
        else { return nil }
        defer { gnutls_x509_crt_deinit(certificate) }
        var der = peers[0]
        var name = [CChar](repeating: 0, count: 256)
        var size = name.count
        guard gnutls_x509_crt_import(certificate, &der, GNUTLS_X509_FMT_DER) >= 0,
            gnutls_x509_crt_get_dn(certificate, &name, &size) >= 0
        else { return nil }
        return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    func exchange(_ request: String) throws -> RawAnswer {
        try send(Array(request.utf8))
        return try answer()
    }

    func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                gnutls_record_send(session, $0.baseAddress?.advanced(by: sent), bytes.count - sent)
            }
            try check(Int32(count))
            sent += count
        }
    }

    func answer() throws -> RawAnswer {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16384)
        while true {
            if let (answer, _) = RawAnswer.parse(bytes) { return answer }
            let count = gnutls_record_recv(session, &piece, piece.count)
            guard count > 0 else { throw Failure(code: Int32(count)) }
            bytes += piece[..<count]
        }
    }

    /// Whether the server ends with a goodbye, so that nobody takes the end for an attack.
    func endsProperly() -> Bool {
        var byte: UInt8 = 0
        return gnutls_record_recv(session, &byte, 1) == 0
    }
}
