import Engine
import Model
import TestCertificates
import Testing

/// The certificate of a gateway's server, looked at by a client outside the mesh.
@Suite("The certificate that a gateway presents")
struct GatewayCertificateTests {
    private static let authority = TestCertificate.authority()
    private static let other = TestCertificate.authority()
    private static let good = TestCertificate.server("shop.example.com", by: authority)
    private static let elsewhere = TestCertificate.authority("elsewhere")
    private static let client = TestCertificate(signedBy: authority) { $0.commonName = "partner" }

    /// A Secret with these entries; what is PEM is written into them.
    private static func secret(_ entries: (String, String)..., name: String = "cert") -> String {
        let data = entries.map { "\"\($0.0)\": \"\($0.1.replacing("\n", with: "\\n"))\"" }.joined(separator: ", ")
        return
            "{apiVersion: v1, kind: Secret, metadata: {name: \(name), namespace: istio-ingress}, stringData: {\(data)}}"
    }

    private static func pair(_ certificate: TestCertificate, key: TestCertificate? = nil) -> String {
        secret(("tls.crt", certificate.text), ("tls.key", (key ?? certificate).keyText))
    }

    private static func tls(_ more: String = "", trusts: TestCertificate? = authority) -> String {
        let trust = trusts.map { ", caCertificates: \"\($0.text.replacing("\n", with: "\\n"))\"" } ?? ""
        return "{protocol: http1, tls: {verify: true\(trust)\(more)}}"
    }

    private func scene(
        _ secret: String, mode: String = "SIMPLE", at: String? = "2026-06-01T00:00:00Z", request: String = tls()
    ) throws -> Answer {
        let scene = IngressScene(request: request, servers: [IngressScene.https(mode)], more: secret)
        return try scene.answer(at: at)
    }

    @Test("that leads to the client's authority, for its name and in its time, works")
    func works() throws {
        let answer = try scene(Self.pair(Self.good))
        #expect(answer.verdict == .tls)
        #expect(!answer.assumptions.contains { $0.contains("`at`") || $0.contains("caCertificates") })
        let open = try scene(Self.pair(Self.good), at: nil, request: Self.tls(trusts: nil))
        #expect(open.verdict == .tls)
        #expect(open.assumptions.contains { $0.contains("`at` is not given") })
        #expect(open.assumptions.contains { $0.contains("`request.tls.caCertificates` is not given") })
    }

    @Test(
        "out of its time is refused by the client, where a time is given",
        arguments: [("2025-12-31T23:59:59Z", true), ("2027-01-01T00:00:01Z", true), ("2026-12-31T00:00:00Z", false)])
    func time(at: String, isRefused: Bool) throws {
        let answer = try scene(Self.pair(Self.good), at: at)
        #expect(answer.verdict == (isRefused ? .broken : .tls))
        guard isRefused else { return }
        #expect(answer.told == "2.1 upstream-certificate-verification")
        #expect(answer.failure?.at == .clientApp)
        #expect(answer.findings.contains { $0.code.number == "LEG2301" && $0.resource?.name == "cert" })
        #expect(answer.failure?.symptoms.map(\.text) == ["tls: failed to verify certificate: x509: …"])
        #expect(
            try scene(Self.pair(Self.good), at: at, request: "{protocol: http1, tls: {verify: false}}").verdict == .tls)
    }

    @Test(
        "has to be for the name that is dialled",
        arguments: [
            (["shop.example.com"], true), (["*.example.com"], true), (["SHOP.example.com."], true),
            (["api.example.com"], false), (["*.com"], false), (["s*.example.com"], false), (["example.com"], false),
            ([], false),
        ])
    func names(names: [String], isCovered: Bool) throws {
        let certificate = TestCertificate(signedBy: Self.authority) {
            $0.commonName = "shop.example.com"
            $0.names = names
        }
        let answer = try scene(Self.pair(certificate))
        #expect(answer.verdict == (isCovered ? .tls : .broken))
        #expect(answer.findings.contains { $0.code.number == "LEG2302" } == !isCovered)
    }

    @Test("has to lead to the authority that the client trusts, whatever its name is")
    func chains() throws {
        let middle = TestCertificate.authority("middle", signedBy: Self.authority)
        let below = TestCertificate.server("shop.example.com", by: middle)
        let whole = Self.secret(("tls.crt", below.text + middle.text), ("tls.key", below.keyText))
        #expect(try scene(whole).verdict == .tls)
        let noAuthority = TestCertificate.server("shop.example.com", by: Self.good)
        for bad in [
            Self.pair(TestCertificate.server("shop.example.com", by: Self.other)), Self.pair(below),
            Self.secret(("tls.crt", noAuthority.text + Self.good.text), ("tls.key", noAuthority.keyText)),
        ] {
            let answer = try scene(bad)
            #expect(answer.told == "2.1 upstream-certificate-verification")
            #expect(answer.findings.contains { $0.code.number == "LEG2303" })
        }
        #expect(try scene(Self.pair(below), request: Self.tls(trusts: middle)).verdict == .tls)
    }

    @Test("that its Secret cannot give leaves the gateway without one")
    func unusable() throws {
        let broken = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
        let table: [(String, String)] = [
            (Self.pair(Self.good, key: Self.client), "LEG2304"),
            (Self.secret(("tls.crt", Self.good.text)), "LEG2305"),
            (Self.secret(("server.crt", Self.good.text), ("server.key", Self.good.keyText)), "LEG2305"),
            (Self.secret(("tls.crt", broken), ("tls.key", Self.good.keyText)), "LEG2305"),
            (Self.secret(("tls.crt", Self.good.text), ("tls.key", "none")), "LEG2305"),
        ]
        for (secret, code) in table {
            let answer = try scene(secret, at: nil, request: "{protocol: http1, tls: {verify: false}}")
            #expect(answer.told == "2.1 upstream-certificate-verification", "\(secret)")
            #expect(answer.failure?.at == .ingressGateway)
            #expect(answer.findings.contains { $0.code.number == code }, "\(code)")
            #expect(answer.failure?.symptoms.map(\.text) == ["curl: (35) … Connection reset by peer"])
        }
    }

    @Test("is taken from `cert` and `key` first, and counts as good where values are left out")
    func entries() throws {
        let wrong = TestCertificate.server("shop.example.com", by: Self.other)
        let generic = Self.secret(
            ("cert", Self.good.text), ("key", Self.good.keyText), ("tls.crt", wrong.text), ("tls.key", wrong.keyText))
        #expect(try scene(generic).verdict == .tls)
        #expect(try scene(Self.secret(("tls.crt", ""), ("tls.key", ""))).verdict == .tls)
    }

    @Test("is that of the application, where the gateway passes TLS on")
    func passthrough() throws {
        func told(_ certificate: TestCertificate) throws -> String {
            try IngressScene(
                request: Self.tls(),
                application:
                    "{protocol: http, tls: true, certificate: \"\(certificate.text.replacing("\n", with: "\\n"))\"}",
                servers: [IngressScene.server("TLS", 443, "PASSTHROUGH")], routes: IngressScene.sni,
                servicePort: "{name: https, port: 80, targetPort: 8443}", more: Self.pair(Self.client)
            ).answer(at: "2026-06-01T00:00:00Z").told
        }
        #expect(try told(Self.good) == "tls 2.1 tls 2.2 mutual-tls 3 tls")
        #expect(try told(TestCertificate.server("a.com", by: Self.authority)) == "3 upstream-certificate-verification")
    }

    @Test("is asked of clients too, where the mode says so")
    func clients() throws {
        func request(_ client: TestCertificate) -> String {
            Self.tls(", clientCertificate: \"\(client.text.replacing("\n", with: "\\n"))\"")
        }
        let stranger = TestCertificate(signedBy: Self.other)
        let entries = [("tls.crt", Self.good.text), ("tls.key", Self.good.keyText)]
        let both = Self.secret(entries[0], entries[1], ("ca.crt", Self.authority.text))
        let beside = Self.pair(Self.good) + ", " + Self.secret(("cacert", Self.authority.text), name: "cert-cacert")
        for mode in ["MUTUAL", "OPTIONAL_MUTUAL"] {
            for secret in [both, beside] {
                #expect(try scene(secret, mode: mode, request: request(Self.client)).verdict == .tls)
                let answer = try scene(secret, mode: mode, request: request(stranger))
                #expect(answer.told == "2.1 upstream-certificate-verification")
                #expect(answer.failure?.at == .ingressGateway)
                #expect(answer.failure?.symptoms.map(\.text) == ["remote error: tls: bad certificate"])
            }
        }
        #expect(try scene(both, request: request(stranger)).verdict == .tls)
        let list = Self.authority.revocations(of: Self.client)
        let revoked = Self.secret(entries[0], entries[1], ("ca.crt", Self.authority.text), ("ca.crl", list))
        let answer = try scene(revoked, mode: "MUTUAL", request: request(Self.client))
        #expect(answer.told == "2.1 upstream-certificate-verification")
        #expect(answer.failure?.message.contains("is taken back") == true, "\(answer.failure?.message ?? "")")
        let foreign = Self.secret(
            entries[0], entries[1], ("ca.crt", Self.authority.text), ("ca.crl", Self.elsewhere.revocations()))
        #expect(try scene(foreign, mode: "MUTUAL", request: request(Self.client)).verdict == .broken)
        let another = TestCertificate(signedBy: Self.authority) { $0.commonName = "another" }
        #expect(try scene(revoked, mode: "MUTUAL", request: request(another)).verdict == .tls)
        let without = try scene(Self.pair(Self.good), mode: "MUTUAL", request: request(Self.client))
        #expect(without.verdict == .undetermined)
        #expect(without.missing.first?.contains("cert-cacert") == true)
    }
}
