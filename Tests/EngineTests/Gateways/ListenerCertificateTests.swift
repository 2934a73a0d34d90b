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
        #expect(refused.told == "2.1 gateway-no-listener")
        #expect(refused.findings.contains { $0.code.number == "LEG4503" && $0.message.contains("ReferenceGrant") })
        let grant = """

            - {apiVersion: gateway.networking.k8s.io/v1beta1, kind: ReferenceGrant, metadata: {name: g, namespace: other}, spec: {
                from: [{group: gateway.networking.k8s.io, kind: Gateway, namespace: shop}], to: [{group: "", kind: Secret}]}}
            """
        scene.more += grant
        #expect(try scene.answer().verdict == .tls)
        scene.more = Self.secret(Self.good, in: "other") + grant.replacing("namespace: shop", with: "namespace: edge")
        #expect(try scene.answer().told == "2.1 gateway-no-listener")
    }

    @Test("that cannot be used leave the listener out", arguments: unusable)
    func leftOut(row: Unusable) throws {
        var scene = ListenerScene(more: row.secrets)
        if let references = row.references {
            scene.listener = scene.listener.replacing("[{name: cert}]", with: references)
        }
        let alone = try scene.answer()
        #expect(alone.told == row.told)
        #expect(alone.findings.contains { $0.code.number == "LEG4503" } == row.told.hasSuffix("no-listener"))
        guard row.told.hasSuffix("no-listener") else { return }
        // Beside another listener of the port its names are nobody's.
        scene.listener +=
            ", {name: other, port: 443, protocol: HTTPS, hostname: api.example.com, "
            + "tls: {certificateRefs: [{name: fine}]}}"
        scene.routes = ListenerScene.http(
            parent: "{name: public, sectionName: https}, {name: public, sectionName: other}"
        )
        .replacing("hostnames: [shop.example.com], ", with: "")
        scene.more += "\n- {apiVersion: v1, kind: Secret, metadata: {name: fine, namespace: shop}}"
        let beside = try scene.answer()
        #expect(beside.told == "2.1 gateway-no-matching-server")
        #expect(beside.findings.contains { $0.code.number == "LEG4503" && $0.pointer == "/spec/listeners/0/tls" })
    }

    struct Unusable: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let secrets: String
        var references: String?
        var told = "2.1 gateway-no-listener"
    }

    private static func secret(_ entries: String) -> String {
        "- {apiVersion: v1, kind: Secret, metadata: {name: cert, namespace: shop}, stringData: {\(entries)}}"
    }

    static let unusable: [Unusable] = [
        Unusable(testDescription: "no certificate in the Secret", secrets: secret("tls.key: \(line(good.keyText))")),
        Unusable(testDescription: "entries of other names", secrets: secret("password: a")),
        Unusable(
            testDescription: "a certificate that cannot be read",
            secrets: secret("tls.crt: none, tls.key: \(line(good.keyText))")),
        Unusable(
            testDescription: "the key of another certificate",
            secrets: secret("tls.crt: \(line(good.text)), tls.key: \(line(other.keyText))")),
        Unusable(testDescription: "what is no Secret", secrets: "", references: "[{kind: ConfigMap, name: cert}]"),
        Unusable(
            testDescription: "more than two", secrets: "", references: "[{name: a}, {name: b}, {name: c}]"),
        Unusable(
            testDescription: "a Secret that is not shown", secrets: "", told: "tls 2.1 tls 2.2 mutual-tls 3 plaintext"),
        Unusable(
            testDescription: "of two the second", secrets: secret(good, in: "shop"),
            references: "[{name: cert}, {name: cert, namespace: other}]", told: "tls 2.1 tls 2.2 mutual-tls 3 plaintext"
        ),
        Unusable(
            testDescription: "of two the first: Istio passes the first on all the same",
            secrets: secret(good, in: "shop"),
            references: "[{name: cert, namespace: other}, {name: cert}]", told: "2.1 upstream-certificate-verification"),
    ]

    @Test("that have expired leave nothing out")
    func expired() throws {
        let old = TestCertificate.server("shop.example.com", by: Self.authority)
        let answer = try ListenerScene(more: Self.secret(old)).answer()
        #expect(!answer.findings.contains { $0.code.number == "LEG4503" })
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
