import Engine
import Testing

/// `ambient-gateway-authz.md`, sections B.8 and B.7 (E17), and vector H10: AuthorizationPolicies at gateways and behind.
@Suite("AuthorizationPolicies at gateways")
struct GatewayAccessTests {
    /// By what the server makes of the bytes; the client is outside the mesh.
    static let ingress = TextTable(
        """
        policy                                              | SIMPLE  | SIMPLE, no route | PASSTHROUGH | MUTUAL
        ALLOW from principals cluster.local/ns/shop/sa/web  | denied  | denied           | denied      | open
        ALLOW from notPrincipals *                          | reads   | 404              | relays      | open
        DENY from principals *                              | reads   | 404              | relays      | open
        DENY to paths /admin                                | open    | 404              | denied      | open
        DENY to paths /admin, ports 80                      | reads   | 404              | relays      | reads
        DENY to ports 8443                                  | denied  | denied           | denied      | denied
        DENY to ports 443                                   | reads   | 404              | relays      | reads
        ALLOW to hosts shop.example.com                     | reads   | 404              | denied      | reads
        ALLOW to hosts api.example.com                      | denied  | denied           | denied      | denied
        ALLOW everything                                    | reads   | 404              | relays      | reads
        """)

    @Test("each cell is as the table has it", arguments: ingress.cells)
    func cell(_ cell: TextTable.Cell) throws {
        let mode = cell.column.split(separator: ",").first.map(String.init) ?? ""
        let isRelayed = mode == "PASSTHROUGH"
        let policy = AccessTests.policy(cell.row, metadata: "namespace: istio-ingress").dropFirst(2)
        var scene = IngressScene(
            request: "{protocol: http1, tls: {clientCertificate: \(mode == "MUTUAL")}}",
            application: "{protocol: http, tls: \(isRelayed)}",
            servers: [isRelayed ? IngressScene.server("TLS", 443, mode) : IngressScene.https(mode)],
            routes: isRelayed ? IngressScene.sni : IngressScene.http,
            servicePort: "{name: \(isRelayed ? "https" : "http"), port: 80, targetPort: 8080}", more: String(policy))
        if cell.column.hasSuffix("no route") { scene.routes = "exportTo: []" }
        let answer = try scene.answer()
        #expect((answer.failure?.reason == .authorizationDenied ? "denied" : answer.entrance) == cell.expected)
    }

    @Test("refuse after TLS, not before it")
    func handshake() throws {
        let policy = AccessTests.policy("DENY everything", metadata: "namespace: istio-ingress").dropFirst(2)
        let scene = IngressScene(
            request: "{protocol: http1, tls: false}", servers: [IngressScene.https()], more: String(policy))
        #expect(try scene.answer().told == "2.1 gateway-expects-tls")
    }

    @Test(
        "know the caller behind ISTIO_MUTUAL alone, on the way out",
        arguments: [
            ("{mode: ISTIO_MUTUAL}", "ALLOW from namespaces shop", "tls 1 plaintext 2.1 mutual-tls 2.2 tls"),
            ("{mode: ISTIO_MUTUAL}", "ALLOW from namespaces other", "2.1 authorization-denied"),
            ("{mode: ISTIO_MUTUAL}", "DENY from namespaces shop", "2.1 authorization-denied"),
            (nil, "ALLOW from namespaces shop", "2.1 authorization-denied"),
            (nil, "DENY from namespaces shop", "plaintext 1 plaintext 2.1 plaintext 2.2 tls"),
        ] as [(String?, String, String)])
    func egress(rule: String?, policy: String, told: String) throws {
        var scene = EgressScene()
        scene.toGateway = rule
        scene.toOutside = "{mode: SIMPLE}"
        if rule == nil {
            scene.server = #"{hosts: ["*"], port: {number: 80, name: s, protocol: HTTP}}"#
            scene.routes = EgressScene.http(80)
        }
        scene.more = String(AccessTests.policy(policy, metadata: "namespace: istio-egress").dropFirst(2))
        #expect(try scene.answer().told == told)
    }

    @Test(
        "H10 behind a gateway its identity is the caller's",
        arguments: [
            ("ALLOW from principals cluster.local/ns/istio-ingress/sa/gateway", true),
            ("ALLOW from principals cluster.local/ns/istio-ingress/sa/other", false),
            ("ALLOW from namespaces istio-ingress", true),
        ])
    func behind(policy: String, isIn: Bool) throws {
        let scene = IngressScene(more: String(AccessTests.policy(policy, metadata: "namespace: shop").dropFirst(2)))
        #expect(
            try scene.answer().told
                == (isIn ? "tls 2.1 tls 2.2 mutual-tls 3 plaintext" : "2.2 authorization-denied"))
    }

    @Test(
        "H10 the gateway on one port of the pod, and someone else on another",
        arguments: [("{number: 80}", true), ("{number: 81}", false)])
    func ports(port: String, isIn: Bool) throws {
        func policy(_ name: String, account: String, port: Int) -> String {
            "{apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {name: \(name), namespace: shop}, spec: {"
                + "selector: {matchLabels: {app: orders}}, rules: [{from: [{source: {principals: [\(account)]}}], "
                + "to: [{operation: {ports: ['\(port)']}}]}]}}"
        }
        let scene = IngressScene(
            routes: "http: [{route: [{destination: {host: orders, port: \(port)}}]}]",
            servicePort: "{name: http, port: 80, targetPort: 8080}, {name: http2, port: 81, targetPort: 8081}",
            more: [
                policy("own", account: "cluster.local/ns/istio-ingress/sa/gateway", port: 8080),
                policy("other", account: "cluster.local/ns/istio-ingress/sa/other", port: 8081),
            ].joined(separator: ",\n"))
        #expect(
            try scene.answer().told
                == (isIn ? "tls 2.1 tls 2.2 mutual-tls 3 plaintext" : "2.2 authorization-denied"))
    }
}
