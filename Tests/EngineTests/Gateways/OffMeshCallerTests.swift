import Engine
import Testing

/// `ambient-gateway-authz.md`, section F.1: NodePorts, load balancers and pod addresses lead past every gateway.
@Suite("Callers from outside, past the gateways")
struct OffMeshCallerTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var mode = "PERMISSIVE"
        var name = "http"
        var request = "{protocol: http1, tls: false}"
        var application = "{protocol: http, tls: false}"
        let told: String
    }

    private static let tls = "{protocol: http1, tls: true}"
    private static let serverFirst = "{protocol: server-first, tls: false}"
    private static let readable = "plaintext 2 plaintext 3 plaintext"

    @Test("meet the server's sidecar alone", arguments: rows)
    func meet(row: Row) throws {
        let answer = try ask(
            """
            client: {kind: external}
            server:
              namespace: shop
              service: orders
              dataplane: sidecar
              port: {number: 80, name: \(row.name), targetPort: 8080}
              app: \(row.application)
            request: \(row.request)
            policies: {peerAuthentication: \(row.mode)}
            """)
        #expect(answer.told == row.told)
    }

    static let rows: [Row] = [
        Row(testDescription: "N1 plain HTTP", told: readable),
        Row(
            testDescription: "N2 TLS to a port declared HTTP", request: tls,
            told: "2 server-no-filter-chain-foreign-tls"),
        Row(
            testDescription: "N3 TLS to a port declared HTTPS", name: "https", request: tls,
            application: "{protocol: http, tls: true}", told: "tls 2 tls 3 tls"),
        Row(
            testDescription: "N4 bytes", name: "tcp", request: "{protocol: tcp, tls: false}",
            application: "{protocol: tcp, tls: false}", told: readable),
        Row(testDescription: "N5 plaintext meets STRICT", mode: "STRICT", told: "2 server-no-filter-chain-plaintext"),
        Row(
            testDescription: "N6 TLS meets STRICT", mode: "STRICT", name: "https", request: tls,
            application: "{protocol: http, tls: true}", told: "2 server-tls-handshake-foreign"),
        Row(testDescription: "N8 DISABLE", mode: "DISABLE", told: readable),
        Row(
            testDescription: "N9 TLS meets DISABLE on bytes", mode: "DISABLE", name: "tcp", request: tls,
            application: "{protocol: http, tls: true}", told: "tls 2 tls 3 tls"),
        Row(
            testDescription: "N10 TLS meets DISABLE on HTTP", mode: "DISABLE", request: tls,
            told: "2 server-http-parse-error"),
        Row(
            testDescription: "N12 the server speaks first", name: "tcp", request: serverFirst,
            application: "{protocol: server-first, tls: false}", told: "2 server-waits-for-bytes"),
        Row(
            testDescription: "N13 a port that is let through",
            mode: #"{namespace: STRICT, ports: {"8080": PERMISSIVE}}"#,
            told: readable),
    ]
}
