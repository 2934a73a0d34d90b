import Engine
import TestCertificates
import Testing

/// `ambient-gateway-authz.md`, section B.2: `certificateRefs` and the ConfigMaps of the Gateway API.
@Suite("The certificates of a listener")
struct ListenerCertificateTests {
    private static let authority = TestCertificate.authority()
    private static let good = TestCertificate.server("shop.example.com", by: authority)
    private static let other = TestCertificate.server("api.example.com", by: authority)

    private static func line(_ text: String) -> String { "\"\(text.replacing("\n", with: "\\n"))\"" }

    private static func secret(_ certificate: TestCertificate, in namespace: String = "shop") -> String {
        """
        - {apiVersion: v1, kind: Secret, metadata: {name: cert, namespace: \(namespace)}, stringData: {
            tls.crt: \(line(certificate.text)), tls.key: \(line(certificate.keyText))}}
        """
    }

    @Test("are in a Secret of the Gateway's namespace")
    func own() throws {
        #expect(try ListenerScene(more: Self.secret(Self.good)).answer().verdict == .tls)
        let answer = try ListenerScene(more: Self.secret(Self.other)).answer()
        #expect(answer.told == "2.1 upstream-certificate-verification")
        #expect(answer.findings.contains { $0.code.number == "LEG2302" })
    }

    @Test("are in a Secret of another namespace where a ReferenceGrant allows it")
    func granted() throws {
        var scene = ListenerScene(more: Self.secret(Self.good, in: "other"))
        scene.listener = ListenerScene.https.replacing("{name: cert}", with: "{name: cert, namespace: other}")
        let refused = try scene.answer()
        #expect(refused.told == "2.1 upstream-certificate-verification")
        #expect(refused.findings.contains { $0.code.number == "LEG2305" && $0.message.contains("ReferenceGrant") })
        let grant = """

            - {apiVersion: gateway.networking.k8s.io/v1beta1, kind: ReferenceGrant, metadata: {name: g, namespace: other}, spec: {
                from: [{group: gateway.networking.k8s.io, kind: Gateway, namespace: shop}], to: [{group: "", kind: Secret}]}}
            """
        scene.more += grant
        #expect(try scene.answer().verdict == .tls)
        scene.more = Self.secret(Self.good, in: "other") + grant.replacing("namespace: shop", with: "namespace: edge")
        #expect(try scene.answer().told == "2.1 upstream-certificate-verification")
    }

    @Test("of clients are looked at by a ConfigMap")
    func clients() throws {
        func answer(_ client: TestCertificate) throws -> Answer {
            var scene = ListenerScene()
            scene.settings =
                "tls: {frontend: {default: {validation: {caCertificateRefs: [{group: \"\", kind: ConfigMap, name: clients}]}}}}, "
            scene.request = "{protocol: http1, tls: {clientCertificate: \(Self.line(client.text))}}"
            scene.more =
                "- {apiVersion: v1, kind: ConfigMap, metadata: {name: clients, namespace: shop}, data: {ca.crt: \(Self.line(Self.authority.text))}}"
            return try scene.answer()
        }
        #expect(try answer(Self.good).verdict == .tls)
        let refused = try answer(TestCertificate.server("c", by: TestCertificate.authority()))
        #expect(refused.told == "2.1 upstream-certificate-verification" && refused.failure?.at == .ingressGateway)
    }
}
