import Engine
import Testing

/// `ambient-gateway-authz.md`, section B.1: a listener waits for the Secret that its certificate is in.
@Suite("The certificate of a Gateway's server")
struct GatewayCredentialTests {
    private static func secret(_ name: String, in namespace: String = "istio-ingress") -> String {
        "{apiVersion: v1, kind: Secret, metadata: {name: \(name), namespace: \(namespace)}}"
    }

    @Test(
        "is taken to be there where its Secret is, or no Secret of the gateway's namespace",
        arguments: ["", secret("cert"), "\(secret("other")), \(secret("cert"))", secret("other", in: "shop")])
    func there(secrets: String) throws {
        #expect(try IngressScene(more: secrets).answer().verdict == .tls)
    }

    @Test(
        "is missing where the namespace has other Secrets only", arguments: ["SIMPLE", "MUTUAL", "OPTIONAL_MUTUAL"])
    func missing(mode: String) throws {
        let answer = try IngressScene(
            request: "{protocol: http1, tls: {clientCertificate: true}}", servers: [IngressScene.https(mode)],
            more: Self.secret("other")
        ).answer()
        #expect(answer.verdict == .undetermined)
        #expect(answer.missing.count == 1)
        #expect(answer.missing.first?.contains("istio-ingress/cert") == true)
    }

    @Test("keeps the whole listener waiting")
    func listener() throws {
        let other = IngressScene.server("HTTPS", 443, "PASSTHROUGH", hosts: "[api.example.com]")
        var scene = IngressScene(servers: [other, IngressScene.https()], more: Self.secret("other"))
        #expect(try scene.answer().verdict == .undetermined)
        scene.servers = [IngressScene.plain]
        scene.port = 80
        scene.request = "{protocol: http1, tls: false}"
        #expect(try scene.answer().verdict == .plaintext)
    }

    @Test("decides nothing where the call is refused anyway")
    func refused() throws {
        let scene = IngressScene(request: "{protocol: http1, tls: false}", more: Self.secret("other"))
        #expect(try scene.answer().told == "2.1 gateway-expects-tls")
    }

    @Test("is not sought where the mesh's own is used, or a Secret of another namespace is named")
    func elsewhere() throws {
        let server =
            "{hosts: [shop.example.com], port: {number: 443, name: s, protocol: HTTPS}, tls: {mode: SIMPLE, "
            + "credentialName: kubernetes-gateway://shop/cert}}"
        let own = IngressScene.https("ISTIO_MUTUAL", hosts: "[api.example.com]")
        #expect(try IngressScene(servers: [server, own], more: Self.secret("other")).answer().verdict == .tls)
    }
}
