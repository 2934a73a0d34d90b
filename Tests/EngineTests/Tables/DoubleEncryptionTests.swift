import Engine
import Testing

/// `ambient-gateway-authz.md`, section B.6: two originators and one terminator, and what mends each.
@Suite("The catalogue of double TLS")
struct DoubleEncryptionTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var fails: @Sendable () throws -> Answer
        var told: String
        var mended: @Sendable () throws -> Answer
        var works: String
    }

    @Test("fails as the catalogue says, and works once one of the two is gone", arguments: rows)
    func row(_ row: Row) throws {
        #expect(try row.fails().told == row.told)
        #expect(try row.mended().told == row.works)
    }

    static let rows = [
        Row(
            testDescription: "a sidecar, SIMPLE around HTTPS",
            fails: { try outside(sent: true, port: "{number: 443, name: p, protocol: HTTPS}", rule: true) },
            told: "2 tls-in-tls",
            mended: { try outside(sent: true, port: "{number: 443, name: p, protocol: HTTPS}", rule: false) },
            works: "tls 1 tls 2 tls"),
        Row(
            testDescription: "a sidecar, the application's HTTP instead",
            fails: { try outside(sent: true, port: "{number: 443, name: p, protocol: HTTPS}", rule: true) },
            told: "2 tls-in-tls",
            mended: {
                try outside(sent: false, port: "{number: 80, name: p, protocol: HTTP, targetPort: 443}", rule: true)
            },
            works: "tls 1 plaintext 2 tls"),
        Row(
            testDescription: "an ingress gateway, SIMPLE behind SNI passthrough",
            fails: { try passthrough(rule: "{mode: SIMPLE}").answer() }, told: "2.2 tls-in-tls",
            mended: { try passthrough(rule: nil).answer() }, works: "tls 2.1 tls 2.2 tls"),
        Row(
            testDescription: "an ingress gateway, TLS ended there instead",
            fails: { try passthrough(rule: "{mode: SIMPLE}").answer() }, told: "2.2 tls-in-tls",
            mended: {
                var scene = passthrough(rule: "{mode: SIMPLE}")
                scene.servers = [IngressScene.https()]
                scene.routes = IngressScene.http
                return try scene.answer()
            },
            works: "tls 2.1 tls 2.2 tls"),
        Row(
            testDescription: "an egress gateway, SIMPLE behind SNI passthrough",
            fails: { try egress(server: "PASSTHROUGH", kind: "tls", toOutside: "{mode: SIMPLE}").answer() },
            told: "2.2 tls-in-tls",
            mended: { try egress(server: "PASSTHROUGH", kind: "tls").answer() },
            works: "tls 1 tls 2.1 tls 2.2 tls"),
        Row(
            testDescription: "an egress gateway that reads HTTP inside Istio mTLS",
            fails: { try egress(server: "ISTIO_MUTUAL", word: "HTTPS", kind: "http", toGateway: true).answer() },
            told: "2.1 gateway-http-parse-error",
            mended: { try egress(server: "ISTIO_MUTUAL", kind: "tcp", toGateway: true).answer() },
            works: "tls 1 tls 2.1 mutual-tls 2.2 tls"),
        Row(
            testDescription: "a service of the mesh, SIMPLE to a plain application",
            fails: { try inside(rule: "SIMPLE") }, told: "2 server-no-filter-chain-foreign-tls",
            mended: { try inside(rule: nil) }, works: "mutual-tls 1 plaintext 2 mutual-tls 3 plaintext"),
        Row(
            testDescription: "three layers",
            fails: {
                try egress(server: "ISTIO_MUTUAL", kind: "tcp", toGateway: true, toOutside: "{mode: SIMPLE}").answer()
            },
            told: "2.2 tls-in-tls",
            mended: { try egress(server: "ISTIO_MUTUAL", kind: "tcp", toGateway: true).answer() },
            works: "tls 1 tls 2.1 mutual-tls 2.2 tls"),
    ]

    private static func outside(sent: Bool, port: String, rule: Bool) throws -> Answer {
        let rules = """
            - {apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: api, namespace: shop}, spec: {
                host: api.example.com, trafficPolicy: {tls: {mode: SIMPLE}}}}
            """
        return try ask(
            """
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {host: api.example.com, port: \(sent ? 443 : 80), app: {protocol: http, tls: true}}
            request: {protocol: http1, tls: \(sent)}
            manifests:
            - {apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: api, namespace: shop}, spec: {
                hosts: [api.example.com], resolution: DNS, ports: [\(port)]}}
            \(rule ? rules : "")
            """)
    }

    private static func inside(rule: String?) throws -> Answer {
        try ask(
            """
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {namespace: shop, service: orders, dataplane: sidecar, port: {number: 80, name: http}, app: {protocol: http, tls: false}}
            request: {protocol: http1, tls: false}
            policies: {\(rule.map { "destinationRule: \($0)" } ?? "")}
            """)
    }

    private static func passthrough(rule: String?) -> IngressScene {
        IngressScene(
            application: "{protocol: http, tls: true}", servers: [IngressScene.server("TLS", 443, "PASSTHROUGH")],
            routes: IngressScene.sni, servicePort: "{name: https, port: 80, targetPort: 8443}", isInjected: false,
            rule: rule)
    }

    private static func egress(
        server mode: String, word: String = "TLS", kind: String, toGateway: Bool = false, toOutside: String? = nil
    ) -> EgressScene {
        EgressScene(
            port: 443, request: "{protocol: http1, tls: true}",
            server: "{hosts: [\"*\"], port: {number: 443, name: s, protocol: \(word)}, tls: {mode: \(mode)}}",
            routes: EgressScene.tls(kind), toGateway: toGateway ? "{mode: ISTIO_MUTUAL}" : nil, toOutside: toOutside)
    }

    @Test(
        "a waypoint's row is left open, with each of the two originators", arguments: ["", ", destinationRule: SIMPLE"])
    func waypoint(rule: String) throws {
        let answer = try ask(
            """
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server:
              namespace: shop
              service: orders
              dataplane: ambient
              port: {number: 80, name: http}
              app: {protocol: http, tls: true}
            request: {protocol: http1, tls: true}
            policies: {peerAuthentication: PERMISSIVE\(rule)}
            """)
        #expect(answer.verdict == .undetermined)
    }
}
