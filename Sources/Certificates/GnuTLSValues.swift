import CGnuTLS
import Glibc

/// Bytes as GnuTLS takes them.
func withDatum<Result>(_ bytes: [UInt8], _ body: (UnsafeMutablePointer<gnutls_datum_t>) -> Result) -> Result {
    var copy = bytes
    return copy.withUnsafeMutableBufferPointer { buffer in
        var datum = gnutls_datum_t(data: buffer.baseAddress, size: UInt32(buffer.count))
        return body(&datum)
    }
}

/// Bytes that GnuTLS allocates; nil where it gives none.
func bytes(_ read: (UnsafeMutablePointer<gnutls_datum_t>) -> Int32) -> [UInt8]? {
    var datum = gnutls_datum_t()
    guard read(&datum) >= 0, let data = datum.data else { return nil }
    defer { free(data) }
    return Array(UnsafeBufferPointer(start: data, count: Int(datum.size)))
}

func text(_ read: (UnsafeMutablePointer<gnutls_datum_t>) -> Int32) -> String {
    String(decoding: bytes(read) ?? [], as: UTF8.self)
}

/// Bytes of at most this size, in hexadecimal.
func hexadecimal(size limit: Int, _ read: (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<Int>) -> Int32) -> String?
{
    var buffer = [UInt8](repeating: 0, count: limit)
    var size = limit
    guard read(&buffer, &size) >= 0 else { return nil }
    return buffer.prefix(size).map { byte in
        let digits = String(byte, radix: 16)
        return byte < 16 ? "0" + digits : digits
    }.joined()
}
