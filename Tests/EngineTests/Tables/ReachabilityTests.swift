import Engine
import Model
import Testing

/// `ambient-gateway-authz.md`, section H, vectors H30 to H34: what Istio's own reachability tests pin.
@Suite("Reachability")
struct ReachabilityTests {
    /// Columns are client and server: with a sidecar (`S`) or naked (`N`); `HTTPS` is the application's own TLS.
    static let table = TextTable(
        """
        mesh and rule                | S to S | S to N  | N to S | N to N | S to S, HTTPS | S to N, HTTPS
        H30 STRICT ISTIO_MUTUAL      | mTLS   | 2 hello | 2 NR   | plain  | mTLS          | 2 hello
        H31 PERMISSIVE ISTIO_MUTUAL  | mTLS   | 2 hello | plain  | plain  | mTLS          | 2 hello
        H32 DISABLE DISABLE          | plain  | plain   | plain  | plain  | TLS           | TLS
        H32 PERMISSIVE DISABLE       | plain  | plain   | plain  | plain  | TLS           | TLS
        H33 STRICT -                 | mTLS   | plain   | 2 NR   | plain  | mTLS          | TLS
        H34 DISABLE -                | plain  | plain   | plain  | plain  | TLS           | TLS
        """)

    @Test("each cell is as the table has it", arguments: table.cells)
    func cell(_ cell: TextTable.Cell) throws {
        let words = cell.row.split(separator: " ").map(String.init)
        let isTLS = cell.column.hasSuffix("HTTPS")
        let rule = words[2] == "-" ? "" : ", destinationRule: \(words[2])"
        let answer = try ask(
            """
            client: {namespace: shop, workload: web, dataplane: \(cell.column.hasPrefix("S") ? "sidecar" : "none")}
            server:
              namespace: pay
              service: orders
              dataplane: \(cell.column.contains("to S") ? "sidecar" : "none")
              port: {number: 8080, name: \(isTLS ? "https" : "http")}
              app: {protocol: http, tls: \(isTLS)}
            request: {protocol: http1, tls: \(isTLS)}
            policies: {peerAuthentication: {mesh: \(words[1])}\(rule)}
            """)
        #expect(answer.short == cell.expected)
    }

    @Test(
        "H36 TLS originated for a naked server inside the mesh speaks the version that the port declares",
        arguments: [("http", "http1"), ("http2", "http2"), ("grpc", "http2")])
    func origination(name: String, version: String) throws {
        let answer = try ask(
            """
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server:
              namespace: pay
              service: orders
              dataplane: none
              port: {number: 80, name: \(name), targetPort: 443}
              app: {protocol: http, tls: true}
            request: {protocol: http1, tls: false}
            policies: {destinationRule: SIMPLE}
            """)
        #expect(answer.short == "TLS")
        #expect(answer.legs.last?.carries.rawValue == version)
    }

    /// H37 and section C.1: a host that nobody declares; another HTTP service has port 80, none has 8080.
    static let unknown = TextTable(
        """
        caller, what and where      | ALLOW_ANY | REGISTRY_ONLY
        sidecar HTTP 80             | plain     | 1 502
        sidecar HTTP 8080           | plain     | 1 hole
        sidecar HTTPS 80            | TLS       | 1 hole
        sidecar HTTPS 443           | TLS       | 1 hole
        sidecar TCP 80              | plain     | 1 hole
        sidecar TCP 9000            | plain     | 1 hole
        excluded HTTP 80            | plain     | plain
        excluded HTTPS 443          | TLS       | TLS
        none HTTP 80                | plain     | plain
        none HTTPS 443              | TLS       | TLS
        """)

    @Test("H37 what nobody declares", arguments: unknown.cells)
    func undeclared(_ cell: TextTable.Cell) throws {
        let words = cell.row.split(separator: " ").map(String.init)
        let (isTLS, isTCP) = (words[1] == "HTTPS", words[1] == "TCP")
        let annotation =
            words[0] == "excluded"
            ? ", annotations: {traffic.sidecar.istio.io/excludeOutboundPorts: '\(words[2])'}" : ""
        let answer = try ask(
            """
            mesh: {outboundTrafficPolicy: \(cell.column)}
            client: {namespace: shop, workload: web}
            server: {host: other.example.com, port: \(words[2]), app: {protocol: \(isTCP ? "tcp" : "http"), tls: \(isTLS)}}
            request: {protocol: \(isTCP ? "tcp" : "http1"), tls: \(isTLS)}
            manifests:
            - {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}}}
            - {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {sidecar.istio.io/inject: '\(words[0] != "none")'}\(annotation)}, spec: {containers: [{name: app, image: a}]}}
            - {apiVersion: v1, kind: Service, metadata: {name: orders, namespace: shop}, spec: {selector: {app: orders}, ports: [{name: http, port: 80}]}}
            """)
        #expect(answer.short == cell.expected)
    }
}
