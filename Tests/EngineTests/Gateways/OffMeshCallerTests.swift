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
        var client = "{kind: external}"
        var told: String
    }

    private static let tls = "{protocol: http1, tls: true}"
    private static let serverFirst = "{protocol: server-first, tls: false}"
    private static let readable = "plaintext 2 plaintext 3 plaintext"

    @Test("meet the server's sidecar alone", arguments: rows)
    func meet(row: Row) throws {
        let answer = try ask(
            """
            client: \(row.client)
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
        Row(
            testDescription: "N3 TLS to a port declared TCP", name: "tcp", request: tls,
            application: "{protocol: http, tls: true}", told: "tls 2 tls 3 tls"),
        Row(
            testDescription: "N3 TLS to a port that declares nothing", name: "web", request: tls,
            application: "{protocol: http, tls: true}", told: "tls 2 tls 3 tls"),
        Row(
            testDescription: "N6 TLS meets STRICT on HTTP", mode: "STRICT", request: tls,
            told: "2 server-tls-handshake-foreign"),
        Row(
            testDescription: "N9 TLS meets DISABLE on a port that declares nothing", mode: "DISABLE", name: "web",
            request: tls, application: "{protocol: http, tls: true}", told: "tls 2 tls 3 tls"),
        Row(
            testDescription: "N12 the server speaks first where nothing is declared", name: "web", request: serverFirst,
            application: "{protocol: server-first, tls: false}", told: "2 server-waits-for-bytes"),
        Row(
            testDescription: "N13 a port that is DISABLE", mode: #"{namespace: STRICT, ports: {"8080": DISABLE}}"#,
            told: readable),
        Row(
            testDescription: "N18 the kube-apiserver meets STRICT", mode: "STRICT", name: "https", request: tls,
            application: "{protocol: http, tls: true}", client: "{kind: kube-apiserver}",
            told: "2 server-tls-handshake-foreign"),
        Row(
            testDescription: "N19 Prometheus at the application's port meets STRICT", mode: "STRICT",
            client: "{kind: prometheus}", told: "2 server-no-filter-chain-plaintext"),
    ]

    struct PodRow: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var annotation = ""
        var port = 8080
        var client = "{kind: external}"
        var probe = ""
        let told: String
    }

    @Test("meet STRICT at the pod's address, unless the port is not captured", arguments: pods)
    func pod(row: PodRow) throws {
        let answer = try ask(
            """
            client: \(row.client)
            server: {host: 10.1.1.1, port: \(row.port), app: {protocol: http, tls: false}}
            request: {protocol: http1, tls: false}
            policies: {peerAuthentication: {mesh: STRICT}}
            manifests:
            - {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}}}
            - {apiVersion: v1, kind: Pod, metadata: {name: orders, namespace: shop, labels: {app: orders}, annotations: {\(row.annotation)}},
               spec: {containers: [{name: app, image: a, ports: [{containerPort: 8080}]\(row.probe)}]}, status: {podIP: 10.1.1.1}}
            - {apiVersion: v1, kind: Service, metadata: {name: orders, namespace: shop}, spec: {
                type: NodePort, selector: {app: orders}, ports: [{name: http, port: 80, targetPort: 8080, nodePort: 30080}]}}
            """)
        #expect(answer.told == row.told)
    }

    private static let refused = "2 server-no-filter-chain-plaintext"
    private static let probe = ", readinessProbe: {httpGet: {port: 8080, path: /}}"

    static let pods: [PodRow] = [
        PodRow(testDescription: "N5 the pod's address", told: refused),
        PodRow(testDescription: "N14 a port that no Service has", port: 9999, told: refused),
        PodRow(
            testDescription: "N15 an excluded port",
            annotation: "traffic.sidecar.istio.io/excludeInboundPorts: '8080'", told: "plaintext 2 plaintext"),
        PodRow(
            testDescription: "N16 a probe", client: "{kind: kubelet}", probe: probe,
            told: "plaintext 2 plaintext 3 plaintext"),
        PodRow(
            testDescription: "N17 a probe that is not rewritten",
            annotation: "sidecar.istio.io/rewriteAppHTTPProbers: 'false'", client: "{kind: kubelet}", probe: probe,
            told: refused),
        PodRow(
            testDescription: "N19 merged metrics", port: 15020, client: "{kind: prometheus}",
            told: "plaintext 2 plaintext"),
    ]

    @Test("N11 mTLS that a rule forces meets DISABLE", arguments: ["http", "tcp", "web"])
    func forced(name: String) throws {
        let answer = try ask(
            """
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {namespace: shop, service: orders, dataplane: sidecar, port: {number: 80, name: \(name)}, app: {protocol: http, tls: false}}
            request: {protocol: http1, tls: false}
            policies: {peerAuthentication: DISABLE, destinationRule: ISTIO_MUTUAL}
            """)
        #expect(answer.told == (name == "http" ? "2 server-http-parse-error" : "3 server-mtls-not-terminated"))
    }
}
