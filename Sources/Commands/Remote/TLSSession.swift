import CGnuTLS
import Glibc

/// The client's side of TLS over a connected socket; the server's certificate has to be for its host.
final class TLSSession {
    private let session: gnutls_session_t
    private let credentials: gnutls_certificate_credentials_t

    /// - Parameter authorityFile: whose certificates count, PEM; nil for those that the system trusts.
    init(_ socket: Int32, host: String, authorityFile: String?) throws(Failure) {
        var session: gnutls_session_t?
        var credentials: gnutls_certificate_credentials_t?
        try Self.check(gnutls_certificate_allocate_credentials(&credentials))
        try Self.check(gnutls_init(&session, UInt32(GNUTLS_CLIENT.rawValue) | UInt32(GNUTLS_NO_SIGNAL.rawValue)))
        guard let session, let credentials else { throw .failed("there is no memory for TLS") }
        self.session = session
        self.credentials = credentials
        if let authorityFile {
            let count = gnutls_certificate_set_x509_trust_file(credentials, authorityFile, GNUTLS_X509_FMT_PEM)
            guard count > 0 else { throw .failed("`\(authorityFile)` holds no certificate") }
        } else {
            try Self.check(gnutls_certificate_set_x509_system_trust(credentials))
        }
        try Self.check(gnutls_set_default_priority(session))
        try Self.check(gnutls_credentials_set(session, GNUTLS_CRD_CERTIFICATE, UnsafeMutableRawPointer(credentials)))
        // An address is no name that could be sent ahead (RFC 6066, section 3); the certificate is checked against both.
        if !host.contains(":"), host.contains(where: \.isLetter) {
            try Self.check(gnutls_server_name_set(session, GNUTLS_NAME_DNS, host, host.utf8.count))
        }
        // GnuTLS keeps the pointer and not the text.
        hostName = host.utf8CString.withUnsafeBufferPointer { text in
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.count)
            if let start = text.baseAddress { copy.initialize(from: start, count: text.count) }
            return copy
        }
        gnutls_session_set_verify_cert(session, hostName, 0)
        gnutls_transport_set_int2(session, socket, socket)
        gnutls_handshake_set_timeout(session, 10_000)
        var result = gnutls_handshake(session)
        while result < 0 && gnutls_error_is_fatal(result) == 0 { result = gnutls_handshake(session) }
        guard result >= 0 else { throw .failed(Self.reason(result, of: session)) }
    }

    private let hostName: UnsafeMutablePointer<CChar>

    deinit {
        gnutls_deinit(session)
        gnutls_certificate_free_credentials(credentials)
        hostName.deallocate()
    }

    func write(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                gnutls_record_send(session, $0.baseAddress?.advanced(by: sent), min(bytes.count - sent, 1 << 20))
            }
            if count > 0 {
                sent += count
            } else if count == 0 || gnutls_error_is_fatal(Int32(count)) != 0 {
                return false
            }
        }
        return true
    }

    /// The next bytes, empty at the end; nil where they cannot be read.
    func read() -> [UInt8]? {
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, used in
            repeat {
                count = gnutls_record_recv(session, buffer.baseAddress, buffer.count)
            } while count < 0 && gnutls_error_is_fatal(Int32(count)) == 0
            used = max(0, count)
        }
        return count < 0 ? nil : bytes
    }

    private static func check(_ code: Int32) throws(Failure) {
        if code < 0 { throw .failed(String(cString: gnutls_strerror(code))) }
    }

    private static func reason(_ code: Int32, of session: gnutls_session_t) -> String {
        let status = gnutls_session_get_verify_cert_status(session)
        var text = gnutls_datum_t()
        guard code == GNUTLS_E_CERTIFICATE_VERIFICATION_ERROR,
            gnutls_certificate_verification_status_print(status, GNUTLS_CRT_X509, &text, 0) >= 0, let data = text.data
        else { return String(cString: gnutls_strerror(code)) }
        defer { free(data) }
        return String(decoding: UnsafeBufferPointer(start: data, count: Int(text.size)), as: UTF8.self)
    }
}
