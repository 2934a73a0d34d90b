import Engine
import Testing

/// Section 7: the kube-apiserver calls an admission webhook in a pod with a sidecar.
@Suite("kube-apiserver and webhook")
struct WebhookCallTests {
    static let names = TextTable(
        """
        port                              | PERMISSIVE   | STRICT | DISABLE | none
        name: https                       | TLS          | 2 TLSx | TLS     | TLS
        name: https-webhook               | TLS          | 2 TLSx | TLS     | TLS
        name: tls                         | TLS          | 2 TLSx | TLS     | TLS
        name: tcp                         | TLS          | 2 TLSx | TLS     | TLS
        name: tcp-webhook                 | TLS          | 2 TLSx | TLS     | TLS
        name: mongo                       | TLS          | 2 TLSx | TLS     | TLS
        name: redis                       | TLS          | 2 TLSx | TLS     | TLS
        name: mysql                       | TLS          | 2 TLSx | TLS     | TLS
        name: http, appProtocol: https    | TLS          | 2 TLSx | TLS     | TLS
        name: http, appProtocol: tls      | TLS          | 2 TLSx | TLS     | TLS
        name: http, appProtocol: tcp      | TLS          | 2 TLSx | TLS     | TLS
        name: http, appProtocol: kubernetes.io/wss | TLS | 2 TLSx | TLS     | TLS
        name: ""                          | TLS          | 2 TLSx | TLS     | TLS
        name: webhook                     | TLS          | 2 TLSx | TLS     | TLS
        name: webhook-server              | TLS          | 2 TLSx | TLS     | TLS
        name: admission                   | TLS          | 2 TLSx | TLS     | TLS
        name: https, appProtocol: other   | TLS          | 2 TLSx | TLS     | TLS
        name: http                        | 2 NR for TLS | 2 TLSx | 2 400   | 2 NR for TLS
        name: http-webhook                | 2 NR for TLS | 2 TLSx | 2 400   | 2 NR for TLS
        name: http2                       | 2 NR for TLS | 2 TLSx | 2 400   | 2 NR for TLS
        name: grpc                        | 2 NR for TLS | 2 TLSx | 2 400   | 2 NR for TLS
        name: grpc-web                    | 2 NR for TLS | 2 TLSx | 2 400   | 2 NR for TLS
        name: https, appProtocol: http    | 2 NR for TLS | 2 TLSx | 2 400   | 2 NR for TLS
        name: https, appProtocol: grpc    | 2 NR for TLS | 2 TLSx | 2 400   | 2 NR for TLS
        name: https, appProtocol: kubernetes.io/h2c | 2 NR for TLS | 2 TLSx | 2 400 | 2 NR for TLS
        name: https, appProtocol: kubernetes.io/ws  | 2 NR for TLS | 2 TLSx | 2 400 | 2 NR for TLS
        """)

    @Test("the declaration and the mode decide", arguments: names.cells)
    func declaration(_ cell: TextTable.Cell) throws {
        #expect(try call(port: cell.row, mode: cell.column).short == cell.expected)
    }

    static let overrides = TextTable(
        """
        what helps, and what does not               | name: https | name: http
        nothing                                     | 2 TLSx      | 2 TLSx
        target port 9443 PERMISSIVE                 | TLS         | 2 NR for TLS
        target port 9443 DISABLE                    | TLS         | 2 400
        service port 443 PERMISSIVE                 | 2 TLSx      | 2 TLSx
        port of a namespace's policy                | 2 TLSx      | 2 TLSx
        excludeInboundPorts                         | TLS         | TLS
        excludeInboundPorts of the service port     | 2 TLSx      | 2 TLSx
        excludeInboundPorts beside a list           | 2 TLSx      | 2 TLSx
        no injection                                | TLS         | TLS
        host network                                | TLS         | TLS
        """)

    @Test("what moves a STRICT webhook out of the way", arguments: overrides.cells)
    func override(_ cell: TextTable.Cell) throws {
        let excluded = "traffic.sidecar.istio.io/excludeInboundPorts"
        let answer =
            switch cell.row {
            case "target port 9443 PERMISSIVE": try call(port: cell.column, portLevel: ("9443", "PERMISSIVE"))
            case "target port 9443 DISABLE": try call(port: cell.column, portLevel: ("9443", "DISABLE"))
            case "service port 443 PERMISSIVE": try call(port: cell.column, portLevel: ("443", "PERMISSIVE"))
            case "port of a namespace's policy":
                try call(port: cell.column, portLevel: ("9443", "PERMISSIVE"), selector: "{}")
            case "excludeInboundPorts": try call(port: cell.column, annotations: "\(excluded): \"9443\"")
            case "excludeInboundPorts of the service port":
                try call(port: cell.column, annotations: "\(excluded): \"443\"")
            case "excludeInboundPorts beside a list":
                try call(
                    port: cell.column,
                    annotations: "\(excluded): \"9443\", traffic.sidecar.istio.io/includeInboundPorts: \"9443\"")
            case "no injection": try call(port: cell.column, labels: ", sidecar.istio.io/inject: \"false\"")
            case "host network": try call(port: cell.column, hostNetwork: true)
            default: try call(port: cell.column)
            }
        #expect(answer.short == cell.expected)
    }

    @Test(
        "the oldest Service that declares the target port decides",
        arguments: [("2026-01-01", "2 NR for TLS"), ("2026-03-01", "TLS")])
    func twoServices(age: String, expected: String) throws {
        let other = """
              ---
              apiVersion: v1
              kind: Service
              metadata: {name: aaa, namespace: policy, creationTimestamp: "\(age)T00:00:00Z"}
              spec: {selector: {app: hook}, ports: [{name: http, port: 80, targetPort: 9443}]}
            """
        #expect(try call(port: "name: https", mode: "PERMISSIVE", more: other).short == expected)
    }

    @Test(
        "a target port that no Service declares is sniffed",
        arguments: [("PERMISSIVE", "TLS"), ("STRICT", "2 TLSx"), ("DISABLE", "TLS")])
    func undeclared(mode: String, expected: String) throws {
        let answer = try call(port: "name: http", mode: mode, host: "10.1.0.9", number: 9999)
        #expect(answer.short == expected)
    }

    @Test("callers inside the mesh reach a port of bytes, and are broken by its exclusion")
    func inMesh() throws {
        let client = "{namespace: store, workload: web, dataplane: sidecar}"
        #expect(try call(port: "name: https", client: client).short == "mTLS")
        let excluded = "traffic.sidecar.istio.io/excludeInboundPorts: \"9443\""
        #expect(try call(port: "name: https", annotations: excluded, client: client).short == "2 hello")
    }

    private func call(
        port: String, mode: String = "STRICT", portLevel: (port: String, mode: String)? = nil,
        selector: String = "{matchLabels: {app: hook}}", labels: String = "", annotations: String = "",
        hostNetwork: Bool = false, more: String = "", client: String = "{kind: kube-apiserver}",
        host: String = "hook.policy.svc", number: Int = 443
    ) throws -> Answer {
        let level =
            portLevel.map { level in
                """
                  ---
                  apiVersion: security.istio.io/v1
                  kind: PeerAuthentication
                  metadata: {name: ports, namespace: policy}
                  spec: {selector: \(selector), portLevelMtls: {"\(level.port)": {mode: \(level.mode)}}}
                """
            } ?? ""
        let policy = """
              ---
              apiVersion: security.istio.io/v1
              kind: PeerAuthentication
              metadata: {name: default, namespace: policy}
              spec: {mtls: {mode: \(mode)}}
            """
        return try ask(
            """
            client: \(client)
            server: {host: \(host), port: \(number), app: {protocol: http, tls: true}}
            request: {protocol: http1, tls: true}
            manifests: |
              apiVersion: v1
              kind: Namespace
              metadata: {name: policy, labels: {istio-injection: enabled}}
              ---
              apiVersion: v1
              kind: Pod
              metadata: {name: hook, namespace: policy, labels: {app: hook\(labels)}, annotations: {\(annotations)}}
              spec: {hostNetwork: \(hostNetwork), containers: [{name: app, image: app}]}
              status: {podIP: 10.1.0.9}
              ---
              apiVersion: v1
              kind: Service
              metadata: {name: hook, namespace: policy, creationTimestamp: "2026-02-01T00:00:00Z"}
              spec: {selector: {app: hook}, ports: [{\(port), port: 443, targetPort: 9443}]}
            \(mode == "none" ? "" : policy)
            \(level)
            \(more)
            """)
    }
}
