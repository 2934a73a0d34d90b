import Engine
import TestCertificates
import Testing

/// `ambient-gateway-authz.md`, sections B.7 (E13) and C.4 (X15, X16): a proxy that originates TLS to a host outside.
@Suite("The certificate of a host outside the mesh")
struct OriginationCertificateTests {
    private static let authority = TestCertificate.authority("partner authority")
    private static let other = TestCertificate.authority("partner authority")
    private static let good = TestCertificate.server("api.partner.com", by: authority)

    private static func line(_ text: String) -> String { "\"\(text.replacing("\n", with: "\\n"))\"" }

    /// TLS from the client's sidecar.
    private func sidecar(
        _ tls: String, presents: TestCertificate, files: [String: String] = [:], port: String = "HTTP",
        entry: String = "",
        more: String = "", application: String = ""
    ) throws -> Answer {
        let files = files.map { "\($0): \(Self.line($1))" }.joined(separator: ", ")
        return try ask(
            """
            at: 2026-06-01T00:00:00Z
            files: {\(files)}
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {host: api.partner.com, port: 80, app: {protocol: http, tls: true, certificate: \(Self.line(presents.text))\(application)}}
            request: {protocol: http1, tls: false}
            manifests:
            - {apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: partner, namespace: shop}, spec: {
                hosts: [api.partner.com], location: MESH_EXTERNAL, resolution: DNS\(entry),
                ports: [{number: 80, targetPort: 443, name: http, protocol: \(port)}]}}
            - {apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: partner, namespace: shop}, spec: {
                host: api.partner.com, trafficPolicy: {tls: \(tls)}}}
            \(more)
            """)
    }

    @Test("is looked at by the authorities in a file, and by the Host header")
    func files() throws {
        let path = "/etc/certs/ca.pem"
        let tls = "{mode: SIMPLE, caCertificates: \(path)}"
        #expect(try sidecar(tls, presents: Self.good, files: [path: Self.authority.text]).verdict == .tls)
        let wrong: [(TestCertificate, TestCertificate, String)] = [
            (Self.good, Self.other, "LEG2303"),
            (TestCertificate.server("www.partner.com", by: Self.authority), Self.authority, "LEG2302"),
            (
                TestCertificate(signedBy: Self.authority) {
                    $0.names = ["api.partner.com"]
                    $0.notAfter = 1_770_000_000
                }, Self.authority, "LEG2301"
            ),
            (
                TestCertificate(signedBy: Self.authority) {
                    $0.names = ["api.partner.com"]
                    $0.purposes = ["1.3.6.1.5.5.7.3.2"]
                }, Self.authority, "LEG2303"
            ),
        ]
        for (certificate, trusted, code) in wrong {
            let answer = try sidecar(tls, presents: certificate, files: [path: trusted.text])
            #expect(answer.told == "2 upstream-certificate-verification")
            #expect(answer.failure?.at == .clientSidecar)
            #expect(answer.findings.contains { $0.code.number == code }, "\(code)")
        }
        // What the path stands for is not given: nothing can be said of the chain.
        #expect(try sidecar(tls, presents: Self.good).verdict == .tls)
    }

    @Test(
        "is looked at by the names of the DestinationRule, then of the ServiceEntry, and by none beside an explicit SNI"
    )
    func names() throws {
        let path = "/ca.pem"
        func verdict(_ more: String, entry: String = "", port: String = "HTTP", _ names: String...) throws -> Verdict {
            let certificate = TestCertificate(signedBy: Self.authority) { $0.names = names }
            return try sidecar(
                "{mode: SIMPLE, caCertificates: \(path)\(more)}", presents: certificate,
                files: [path: Self.authority.text], port: port, entry: entry
            ).verdict
        }
        #expect(try verdict(", subjectAltNames: [b.com, a.com]", "a.com") == .tls)
        #expect(try verdict(", subjectAltNames: [a.com]", "api.partner.com") == .broken)
        #expect(try verdict("", entry: ", subjectAltNames: [a.com]", "a.com") == .tls)
        #expect(try verdict("", entry: ", subjectAltNames: [a.com]", "api.partner.com") == .broken)
        #expect(try verdict(", sni: api.partner.com", "other.com") == .tls)
        #expect(try verdict("", port: "TCP", "other.com") == .tls)
        #expect(try verdict("", "a*.partner.com") == .tls)
        #expect(try verdict(", insecureSkipVerify: true", "other.com") == .tls)
    }

    @Test("that signed itself is in no image's trust store")
    func system() throws {
        let own = TestCertificate { $0.names = ["api.partner.com"] }
        #expect(try sidecar("{mode: SIMPLE}", presents: own).told == "2 upstream-certificate-verification")
        #expect(try sidecar("{mode: SIMPLE, insecureSkipVerify: true}", presents: own).verdict == .tls)
        #expect(try sidecar("{mode: SIMPLE}", presents: Self.good).verdict == .tls)
    }

    @Test("is answered by the proxy's own, which the server looks at")
    func mutual() throws {
        let client = TestCertificate(signedBy: Self.authority)
        let files = ["/c.pem": client.text, "/k.pem": client.keyText, "/ca.pem": Self.authority.text]
        let tls = "{mode: MUTUAL, clientCertificate: /c.pem, privateKey: /k.pem, caCertificates: /ca.pem}"
        func answer(_ trusted: TestCertificate, _ change: [String: String] = [:]) throws -> Answer {
            try sidecar(
                tls, presents: Self.good, files: files.merging(change) { $1 },
                application: ", requiresClientCertificate: true, caCertificates: \(Self.line(trusted.text))")
        }
        #expect(try answer(Self.authority).verdict == .tls)
        let refused = try answer(Self.other)
        #expect(refused.told == "2 upstream-certificate-verification")
        #expect(refused.failure?.at == .external)
        let mismatched = try answer(Self.authority, ["/k.pem": Self.good.keyText])
        #expect(mismatched.told == "1 upstream-certificate-verification")
        #expect(mismatched.findings.contains { $0.code.number == "LEG2304" })
    }

    @Test("is looked at by an egress gateway with what its own namespace holds (E13, H35)")
    func egress() throws {
        func secret(_ name: String, _ entries: String) -> String {
            "{apiVersion: v1, kind: Secret, metadata: {name: \(name), namespace: istio-egress}, stringData: {\(entries)}}"
        }
        func answer(_ secrets: String, mode: String = "SIMPLE") throws -> Answer {
            var scene = EgressScene()
            scene.toGateway = "{mode: ISTIO_MUTUAL}"
            scene.toOutside =
                "{mode: \(mode), credentialName: partner, sni: api.partner.com, subjectAltNames: [api.partner.com]}"
            scene.application =
                "{protocol: http, tls: true, certificate: \(Self.line(Self.good.text))}"
            return try scene.answer(more: secrets, at: "2026-06-01T00:00:00Z")
        }
        let good = secret("partner", "ca.crt: \(Self.line(Self.authority.text))")
        #expect(try answer(good).verdict == .tls)
        #expect(try answer(secret("partner-cacert", "cacert: \(Self.line(Self.authority.text))")).verdict == .tls)
        let list = Self.authority.revocations(of: Self.good)
        let revoked = secret("partner", "ca.crt: \(Self.line(Self.authority.text)), ca.crl: \(Self.line(list))")
        #expect(try answer(revoked).told == "2.2 upstream-certificate-verification")
        let wrong = try answer(secret("partner", "ca.crt: \(Self.line(Self.other.text))"))
        #expect(wrong.told == "2.2 upstream-certificate-verification")
        #expect(wrong.failure?.at == .egressGateway)
        #expect(try answer(secret("other", "ca.crt: \(Self.line(Self.authority.text))")).verdict == .undetermined)
        #expect(try answer(secret("partner", "ca.crt: none")).told == "2.1 upstream-certificate-verification")
        #expect(try answer(good, mode: "MUTUAL").told == "2.1 upstream-certificate-verification")
    }

    @Test(
        "E7 HTTPS meets a gateway that ends it: its certificate has to be the host's own",
        arguments: [
            ("api.partner.com", "tls 1 tls 2.1 tls 2.2 tls"),
            ("egress.example.com", "2.1 upstream-certificate-verification"),
        ])
    func ended(name: String, told: String) throws {
        var scene = EgressScene()
        scene.port = 443
        scene.request = "{protocol: http1, tls: {verify: true, caCertificates: \(Self.line(Self.authority.text))}}"
        scene.server =
            #"{hosts: ["*"], port: {number: 443, name: s, protocol: HTTPS}, tls: {mode: SIMPLE, credentialName: own}}"#
        scene.routes = EgressScene.tls("http")
        scene.toOutside = "{mode: SIMPLE, sni: api.partner.com}"
        let own = TestCertificate.server(name, by: Self.authority)
        let secret =
            "{apiVersion: v1, kind: Secret, metadata: {name: own, namespace: istio-egress}, stringData: {"
            + "tls.crt: \(Self.line(own.text)), tls.key: \(Self.line(own.keyText))}}"
        let answer = try scene.answer(more: secret, at: "2026-06-01T00:00:00Z")
        #expect(answer.told == told)
        if answer.verdict == .broken { #expect(answer.failure?.at == .clientApp) }
    }
}
