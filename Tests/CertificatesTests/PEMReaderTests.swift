import Certificates
import Model
import TestCertificates
import Testing

struct PEMReaderTests {
    private static let authority = TestCertificate.authority()
    private static let server = TestCertificate(signedBy: authority) {
        $0.names = ["shop.example.com", "*.example.org"]
        $0.addresses = [[10, 0, 0, 7], [UInt8](repeating: 0, count: 15) + [1]]
        $0.uris = ["spiffe://cluster.local/ns/shop/sa/orders"]
        $0.purposes = ["1.3.6.1.5.5.7.3.1"]
    }

    private static func read(_ text: String) -> PEMText { PEMReader.read(Array(text.utf8)) }

    @Test func `names, times and uses are read`() throws {
        let certificate = try #require(Self.read(Self.server.text).certificates.first)
        #expect(certificate.names.dns == ["shop.example.com", "*.example.org"])
        #expect(certificate.names.addresses == [IPAddress("10.0.0.7"), IPAddress("::1")])
        #expect(certificate.names.identity == "spiffe://cluster.local/ns/shop/sa/orders")
        #expect(certificate.notBefore.seconds == 1_767_225_600 && certificate.notAfter.seconds == 1_798_761_600)
        #expect(!certificate.use.isAuthority && certificate.use.isForServers && !certificate.use.isForClients)
        let authority = try #require(Self.read(Self.authority.text).certificates.first)
        #expect(authority.use.isAuthority && authority.use.isForServers && authority.use.isForClients)
        #expect(certificate.issuer == authority.subject)
    }

    @Test func `a key belongs to its own certificate, and is written by its public half`() throws {
        let text = Self.read(Self.server.text + Self.server.keyText)
        let key = try #require(text.key)
        #expect(key.fingerprint == text.certificates[0].publicKey)
        #expect(Self.read(Self.authority.keyText).key?.fingerprint != key.fingerprint)
        let written = PEMReader.write(text)
        #expect(!written.contains("PRIVATE"))
        #expect(Self.read(written) == text)
    }

    @Test(
        arguments: [
            "", "no PEM at all", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----", "-----BEGIN EC PRIVATE KEY-----\nMHcC\n",
            "-----BEGIN EC PRIVATE KEY-----\nMHcC\n-----END EC PRIVATE KEY-----", "-----BEGIN",
        ])
    func `what cannot be read is the same once it is written`(text: String) {
        let read = Self.read(text)
        #expect(read.certificates.isEmpty && read.key == nil)
        #expect(Self.read(PEMReader.write(read)) == read)
        #expect(read.isWithheld == text.isEmpty)
        #expect(read.hasMalformedCertificate == text.contains("END CERTIFICATE"))
    }

    @Test func `who did not sign a certificate is told from who did, whatever their names`() throws {
        let namesake = TestCertificate.authority()
        var texts = [Self.server, Self.authority, namesake].map { Self.read($0.text) }
        var check = SignatureCheck()
        for text in texts { check.add(text) }
        check.compare()
        for place in texts.indices { check.complete(&texts[place]) }
        let (server, authority, other) = (texts[0].certificates[0], texts[1].certificates[0], texts[2].certificates[0])
        #expect(server.isSigned(by: authority) && !server.isSigned(by: other) && !server.isSelfSigned)
        #expect(authority.isSelfSigned && other.isSelfSigned && !authority.isSigned(by: other))
    }

    @Test func `base64 is read as it is written`() {
        for count in 0..<70 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37) }
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        }
        for text in ["A", "AA", "AAA=A", "A===", "AA!A"] { #expect(Base64.decode(text.utf8) == nil) }
    }
}
