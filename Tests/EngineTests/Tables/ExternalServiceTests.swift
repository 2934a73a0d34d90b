import Engine
import Testing

/// Section 4.6: an HTTPS server outside the mesh, which a ServiceEntry declares.
@Suite("External services")
struct ExternalServiceTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var sent: String
        /// The port that is dialled, and what the entry says of it.
        var port: String
        var rule = ""
        var policy = "ALLOW_ANY"
        var address = ""
        var route = false
        var expected: String

        var testDescription: String { "\(sent), \(port) \(rule) \(policy) \(address)" }
    }

    static let rows = [
        Row(sent: "TLS", port: "number: 443, protocol: HTTPS", expected: "TLS"),
        Row(sent: "TLS", port: "number: 443, protocol: TLS", rule: "DISABLE", expected: "TLS"),
        Row(sent: "TLS", port: "number: 443, protocol: HTTPS", rule: "SIMPLE", expected: "2 TLS in TLS"),
        Row(sent: "TLS", port: "number: 443, protocol: HTTP", rule: "SIMPLE", expected: "TLS"),
        Row(sent: "TLS", port: "number: 443, protocol: HTTP", policy: "REGISTRY_ONLY", expected: "1 hole"),
        Row(sent: "H1", port: "number: 80, protocol: HTTP, targetPort: 443", rule: "SIMPLE", expected: "TLS"),
        Row(sent: "H1", port: "number: 80, protocol: HTTP", rule: "SIMPLE", route: true, expected: "TLS"),
        Row(sent: "H1", port: "number: 80, protocol: HTTP", expected: "2 app wants TLS"),
        Row(sent: "H1", port: "number: 443, protocol: HTTP", rule: "SIMPLE", expected: "TLS"),
        Row(sent: "H1", port: "number: 443, protocol: HTTPS", expected: "2 app wants TLS"),
        Row(sent: "H1", port: "number: 443, protocol: HTTPS", policy: "REGISTRY_ONLY", expected: "1 hole"),
        Row(
            sent: "H1", port: "number: 443, protocol: HTTPS", rule: "SIMPLE", address: "203.0.113.10",
            expected: "TLS"),
    ]

    @Test("the quick table", arguments: rows)
    func row(_ row: Row) throws {
        let number = row.port.contains("443, protocol") ? 443 : 80
        #expect(try answer(row, host: "api.example.com", port: number).short == row.expected)
    }

    @Test("TLS to a host that nobody declares", arguments: [("ALLOW_ANY", "TLS"), ("REGISTRY_ONLY", "1 hole")])
    func unknown(policy: String, expected: String) throws {
        let row = Row(sent: "TLS", port: "number: 443, protocol: TLS", policy: policy, expected: expected)
        #expect(try answer(row, host: "elsewhere.example.org", port: 8443).short == expected)
    }

    @Test("STRICT does not reach servers without a sidecar")
    func strict() throws {
        let row = Row(sent: "TLS", port: "number: 443, protocol: HTTPS", expected: "TLS")
        #expect(try answer(row, host: "api.example.com", port: 443, policies: "{mesh: STRICT}").short == "TLS")
    }

    private func answer(_ row: Row, host: String, port: Int, policies: String = "") throws -> Answer {
        let rule =
            row.rule.isEmpty
            ? ""
            : """
              ---
              apiVersion: networking.istio.io/v1
              kind: DestinationRule
              metadata: {name: rule, namespace: shop}
              spec:
                host: api.example.com
                trafficPolicy: {tls: {mode: \(row.rule), sni: api.example.com}}
            """
        let route = """
              ---
              apiVersion: networking.istio.io/v1
              kind: VirtualService
              metadata: {name: route, namespace: shop}
              spec:
                hosts: [api.example.com]
                http: [{match: [{port: 80}], route: [{destination: {host: api.example.com, port: {number: 443}}}]}]
            """
        return try ask(
            """
            mesh: {outboundTrafficPolicy: \(row.policy)}
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {host: \(host), port: \(port), app: {protocol: http, tls: true}}
            request: {protocol: http1, tls: \(row.sent == "TLS")}
            \(policies.isEmpty ? "" : "policies: {peerAuthentication: \(policies)}")
            manifests: |
              apiVersion: networking.istio.io/v1
              kind: ServiceEntry
              metadata: {name: api, namespace: shop}
              spec:
                hosts: [api.example.com]
                addresses: [\(row.address)]
                resolution: DNS
                ports:
                - {name: first, \(row.port)}
            \(row.route ? "    - {name: second, number: 443, protocol: HTTPS}" : "")
            \(rule)
            \(row.route ? route : "")
            """)
    }
}
