import Engine
import Model
import Testing

/// `ambient-gateway-authz.md`, section B.5: the gateway is a client like a sidecar.
@Suite("From a gateway to the pod")
struct GatewayBackendTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var rule: String?
        var mode: String?
        var isInjected = true
        var port = "{name: http, port: 80, targetPort: 8080}"
        var appTLS = false
        var more = ""
        let told: String
    }

    private static let plain = "{name: http, port: 80, targetPort: 8080}"
    private static let https = "{name: https, port: 80, targetPort: 8443}"
    private static let bytes = "{name: tcp, port: 80, targetPort: 8080}"
    private static let mutual = "tls 2.1 tls 2.2 mutual-tls 3 plaintext"
    private static let readable = "plaintext 2.1 tls 2.2 plaintext"

    @Test("after TLS ended at the gateway", arguments: rows)
    func terminated(row: Row) throws {
        let scene = IngressScene(
            application: "{protocol: http, tls: \(row.appTLS)}", servicePort: row.port, isInjected: row.isInjected,
            rule: row.rule, mode: row.mode, more: row.more)
        #expect(try scene.answer().told == row.told)
    }

    static let rows: [Row] = [
        Row(testDescription: "G1 auto mTLS", mode: "STRICT", told: mutual),
        Row(testDescription: "G2 DISABLE", mode: "DISABLE", told: "\(readable) 3 plaintext"),
        Row(testDescription: "G4 no sidecar", isInjected: false, told: readable),
        Row(
            testDescription: "G6 an HTTPS backend without a sidecar", isInjected: false, appTLS: true,
            told: "2.2 server-app-expects-tls"),
        Row(testDescription: "G7 an HTTPS backend behind a sidecar", appTLS: true, told: "3 server-app-expects-tls"),
        Row(
            testDescription: "G8 SIMPLE to an HTTPS backend", rule: "{mode: SIMPLE}", isInjected: false, appTLS: true,
            told: "tls 2.1 tls 2.2 tls"),
        Row(
            testDescription: "G9 SIMPLE past a PERMISSIVE sidecar", rule: "{mode: SIMPLE}", port: https, appTLS: true,
            told: "tls 2.1 tls 2.2 tls 3 tls"),
        Row(
            testDescription: "G10 SIMPLE to a port declared HTTP", rule: "{mode: SIMPLE}",
            told: "2.2 server-no-filter-chain-foreign-tls"),
        Row(
            testDescription: "G11 SIMPLE meets STRICT", rule: "{mode: SIMPLE}", mode: "STRICT",
            told: "2.2 server-tls-handshake-foreign"),
        Row(
            testDescription: "G12 SIMPLE meets DISABLE on bytes", rule: "{mode: SIMPLE}", mode: "DISABLE", port: bytes,
            appTLS: true, told: "tls 2.1 tls 2.2 tls 3 tls"),
        Row(
            testDescription: "G12 SIMPLE meets DISABLE on HTTP", rule: "{mode: SIMPLE}", mode: "DISABLE",
            told: "2.2 server-http-parse-error"),
        Row(testDescription: "G14 ISTIO_MUTUAL", rule: "{mode: ISTIO_MUTUAL}", mode: "STRICT", told: mutual),
        Row(
            testDescription: "G15 ISTIO_MUTUAL without a sidecar", rule: "{mode: ISTIO_MUTUAL}", isInjected: false,
            told: "2.2 endpoint-without-sidecar-forced-mtls"),
        Row(
            testDescription: "G16 ISTIO_MUTUAL meets DISABLE", rule: "{mode: ISTIO_MUTUAL}", mode: "DISABLE",
            told: "2.2 server-http-parse-error"),
        Row(
            testDescription: "G17 DISABLE meets STRICT", rule: "{mode: DISABLE}", mode: "STRICT",
            told: "2.2 server-no-filter-chain-plaintext"),
        Row(testDescription: "G18 DISABLE meets PERMISSIVE", rule: "{mode: DISABLE}", told: "\(readable) 3 plaintext"),
        Row(
            testDescription: "G20 MUTUAL without a certificate loses its TLS", rule: "{mode: MUTUAL}",
            isInjected: false,
            told: readable),
        Row(
            testDescription: "`credentialName` works at a gateway", rule: "{mode: MUTUAL, credentialName: client}",
            isInjected: false, appTLS: true, told: "tls 2.1 tls 2.2 tls"),
        Row(
            testDescription: "G21 a STRICT workload in a namespace with DISABLE", mode: "DISABLE",
            more: """
                {apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: orders, namespace: shop}, spec: {
                  selector: {matchLabels: {app: orders}}, mtls: {mode: STRICT}}}
                """, told: "2.2 server-no-filter-chain-plaintext"),
    ]

    @Test("behind SNI passthrough", arguments: relayed)
    func passed(row: Row) throws {
        let scene = IngressScene(
            application: "{protocol: http, tls: \(row.appTLS)}",
            servers: [IngressScene.server("TLS", 443, "PASSTHROUGH")], routes: IngressScene.sni, servicePort: row.port,
            isInjected: row.isInjected, rule: row.rule, mode: row.mode)
        #expect(try scene.answer().told == row.told)
    }

    static let relayed: [Row] = [
        Row(
            testDescription: "P1 to an HTTPS backend without a sidecar", isInjected: false, appTLS: true,
            told: "tls 2.1 tls 2.2 tls"),
        Row(
            testDescription: "P2 inside Istio mTLS", port: https, appTLS: true, told: "tls 2.1 tls 2.2 mutual-tls 3 tls"
        ),
        Row(testDescription: "P3 to a port declared HTTP", appTLS: true, told: "2.2 server-http-parse-error"),
        Row(
            testDescription: "P5 DISABLE meets PERMISSIVE", rule: "{mode: DISABLE}", port: https, appTLS: true,
            told: "tls 2.1 tls 2.2 tls 3 tls"),
        Row(
            testDescription: "P5 DISABLE meets STRICT", rule: "{mode: DISABLE}", mode: "STRICT", port: https,
            appTLS: true,
            told: "2.2 server-tls-handshake-foreign"),
        Row(
            testDescription: "P6 SIMPLE encrypts twice", rule: "{mode: SIMPLE}", isInjected: false, port: https,
            appTLS: true, told: "2.2 tls-in-tls"),
        Row(
            testDescription: "P7 ISTIO_MUTUAL", rule: "{mode: ISTIO_MUTUAL}", port: https, appTLS: true,
            told: "tls 2.1 tls 2.2 mutual-tls 3 tls"),
        Row(
            testDescription: "P8 ISTIO_MUTUAL without a sidecar", rule: "{mode: ISTIO_MUTUAL}", isInjected: false,
            port: https, appTLS: true, told: "2.2 endpoint-without-sidecar-forced-mtls"),
        Row(
            testDescription: "P9 nobody ended the TLS", port: https, told: "3 server-app-expects-plaintext"),
    ]

    /// Rows G3, G13, G19 and P4, and what PeerAuthentication does to them: a backend in ambient mode is not decided yet.
    @Test(
        "a backend in ambient mode is left open, whatever a rule says",
        arguments: [
            ("G3", nil, nil, false), ("G3 STRICT", nil, "STRICT", false), ("G13", "{mode: SIMPLE}", nil, false),
            ("G13 MUTUAL", "{mode: MUTUAL, credentialName: client}", nil, false),
            ("G19", "{mode: DISABLE}", "STRICT", false), ("P4", nil, nil, true),
        ] as [(String, String?, String?, Bool)])
    func ambient(name: String, rule: String?, mode: String?, isRelayed: Bool) throws {
        var scene = IngressScene(
            application: "{protocol: http, tls: \(isRelayed)}",
            servers: [isRelayed ? IngressScene.server("TLS", 443, "PASSTHROUGH") : IngressScene.https()],
            routes: isRelayed ? IngressScene.sni : IngressScene.http, servicePort: isRelayed ? Self.https : Self.plain,
            rule: rule, mode: mode)
        scene.orders = ", istio.io/dataplane-mode: ambient"
        scene.isInjected = false
        let answer = try scene.answer()
        #expect(answer.verdict == .undetermined, "\(name)")
        #expect(answer.missing.contains { $0.contains("shop/orders is in ambient mode") }, "\(answer.missing)")
    }

    @Test("a destination `name.namespace` is not completed")
    func shortDestination() throws {
        let scene = IngressScene(routes: "http: [{route: [{destination: {host: orders.shop, port: {number: 80}}}]}]")
        #expect(try scene.answer().told == "2.1 client-cluster-not-found")
    }

    @Test("the answer names the gateway, its server and its rule")
    func decisions() throws {
        let answer = try IngressScene(rule: "{mode: ISTIO_MUTUAL}", mode: "STRICT").answer()
        #expect(answer.decisions.gateway?.workload.name == "gateway")
        #expect(answer.decisions.gateway?.pointer == "/spec/servers/0")
        #expect(answer.decisions.gatewayTLS?.mode == "ISTIO_MUTUAL")
        #expect(answer.decisions.clientTLS.mode == "none")
        let layer = answer.legs.first { $0.step == .fromGateway }?.layers.first
        #expect(layer?.clientIdentity == "spiffe://cluster.local/ns/istio-ingress/sa/gateway")
        #expect(layer?.originator == .ingressGateway)
        #expect(answer.legs.first?.layers.first?.terminator == .ingressGateway)
    }
}
