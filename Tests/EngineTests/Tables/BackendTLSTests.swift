import Engine
import Testing

/// `ambient-gateway-authz.md`, section B.3: what a BackendTLSPolicy makes of the leg to its target.
@Suite("BackendTLSPolicy")
struct BackendTLSTests {
    /// `SIMPLE` where the policy originates TLS, `mTLS` and `plain` where it leaves the leg as it was.
    static let table = TextTable(
        """
        policies                            | without a sidecar | with a sidecar
        none                                | plain             | mTLS
        for the Service                     | SIMPLE            | SIMPLE
        for its port                        | SIMPLE            | SIMPLE
        for a port that it lacks            | plain             | mTLS
        for another Service                 | plain             | mTLS
        for another kind                    | plain             | mTLS
        for the Service and its port        | SIMPLE            | SIMPLE
        for the Service, beside a user's    | plain             | plain
        with a ConfigMap                    | SIMPLE            | SIMPLE
        with a Secret                       | verify            | verify
        """)

    private static let refs = [
        "for its port": "{group: '', kind: Service, name: orders, sectionName: http}",
        "for a port that it lacks": "{group: '', kind: Service, name: orders, sectionName: grpc}",
        "for another Service": "{group: '', kind: Service, name: invoices}",
        "for another kind": "{group: example.com, kind: Backend, name: orders}",
    ]

    @Test("each cell is as the table has it", arguments: table.cells)
    func cell(_ cell: TextTable.Cell) throws {
        var policies: [String] = []
        let service = "{group: '', kind: Service, name: orders}"
        if cell.row != "none" { policies.append(policy("a", Self.refs[cell.row] ?? service, cell.row)) }
        if cell.row == "for the Service and its port" {
            policies.append(policy("b", try #require(Self.refs["for its port"]), cell.row))
        }
        if cell.row.hasSuffix("user's") {
            policies.append(
                """
                - {apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: orders, namespace: shop}, spec: {
                    host: orders, trafficPolicy: {tls: {mode: DISABLE}}}}
                """)
        }
        let answer = try ListenerScene(
            application: "{protocol: http, tls: true}", isInjected: cell.column == "with a sidecar",
            more: policies.joined(separator: "\n")
        ).answer()
        #expect(word(answer) == cell.expected)
    }

    private func policy(_ name: String, _ target: String, _ row: String) -> String {
        let kind = row.hasSuffix("ConfigMap") ? "ConfigMap" : row.hasSuffix("Secret") ? "Secret" : nil
        let authority =
            kind.map { "caCertificateRefs: [{group: '', kind: \($0), name: ca}]" } ?? "wellKnownCACertificates: System"
        return """
            - {apiVersion: gateway.networking.k8s.io/v1, kind: BackendTLSPolicy, metadata: {name: \(name), namespace: shop}, spec: {
                targetRefs: [\(target)], validation: {hostname: orders.example.com, \(authority)}}}
            """
    }

    private func word(_ answer: Answer) -> String {
        if answer.failure?.reason == .upstreamCertificateVerification { return "verify" }
        let layers = answer.legs.first { $0.step == .fromGateway }?.layers ?? []
        switch layers.first?.kind {
        case .originatedTLS: return layers.first?.sni == "orders.example.com" ? "SIMPLE" : "SIMPLE without SNI"
        case .istioMTLS: return "mTLS"
        case nil: return "plain"
        default: return "\(layers)"
        }
    }

    @Test("of two for one target the oldest counts, then the first by name")
    func conflict() throws {
        func policy(_ name: String, _ host: String, created: String) -> String {
            """
            - {apiVersion: gateway.networking.k8s.io/v1, kind: BackendTLSPolicy, metadata: {name: \(name), namespace: shop\(created)}, spec: {
                targetRefs: [{group: '', kind: Service, name: orders}], validation: {hostname: \(host), wellKnownCACertificates: System}}}
            """
        }
        func sni(_ policies: [String]) throws -> String? {
            let scene = ListenerScene(
                application: "{protocol: http, tls: true}", isInjected: false, more: policies.joined(separator: "\n"))
            return try scene.answer().legs.first { $0.step == .fromGateway }?.layers.first?.sni
        }
        let old = ", creationTimestamp: '2026-01-01T00:00:00Z'"
        let new = ", creationTimestamp: '2026-02-01T00:00:00Z'"
        #expect(
            try sni([policy("a", "a.example.com", created: new), policy("b", "b.example.com", created: old)])
                == "b.example.com")
        #expect(
            try sni([policy("b", "b.example.com", created: old), policy("a", "a.example.com", created: old)])
                == "a.example.com")
    }

    @Test("for a ServiceEntry is SIMPLE towards each of its hosts")
    func serviceEntry() throws {
        let route = ListenerScene.http(
            "{backendRefs: [{group: networking.istio.io, kind: Hostname, name: api.example.com, port: 443}]}")
        let entry = """
            - {apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: api, namespace: shop}, spec: {
                hosts: [api.example.com], resolution: DNS, ports: [{number: 443, name: tls, protocol: HTTP}]}}
            """
        let policy = """
            - {apiVersion: gateway.networking.k8s.io/v1, kind: BackendTLSPolicy, metadata: {name: api, namespace: shop}, spec: {
                targetRefs: [{group: networking.istio.io, kind: ServiceEntry, name: api}],
                validation: {hostname: api.example.com, wellKnownCACertificates: System}}}
            """
        var scene = ListenerScene(routes: route, application: "{protocol: http, tls: true}", more: entry)
        #expect(try scene.told() == "2.2 server-app-expects-tls")
        scene.more = "\(entry)\n\(policy)"
        #expect(try scene.told() == "tls 2.1 tls 2.2 tls")
    }
}
