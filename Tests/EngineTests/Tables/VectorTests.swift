import Engine
import Model
import Testing

/// Section 10, vectors 1 to 25 and 40: what Istio's own tests assert of one side.
@Suite("Vectors of one side")
struct VectorTests {
    private static func policy(
        _ name: String, _ mode: MutualTLSMode, namespace: String = "shop", selector: Labels = [], age: Int64 = 0,
        ports: [PeerAuthentication.PortLevel] = []
    ) -> PeerAuthentication {
        PeerAuthentication(
            metadata: Metadata(
                name: name, namespace: namespace, creationTimestamp: Timestamp(seconds: age)), selector: selector,
            mode: mode, portLevels: ports)
    }

    private func mode(_ policies: [PeerAuthentication], port: Int = 80) -> MutualTLSMode {
        var objects = Objects()
        objects.peerAuthentications = policies
        return Mesh(objects).peerAuthentication(namespace: "shop", labels: ["app": "orders"], port: port).mode
    }

    @Test("1 to 6: PeerAuthentication")
    func peerAuthentication() {
        let root = "istio-system"
        let mesh = Self.policy("default", .strict, namespace: root)
        #expect(mode([]) == .permissive)
        let unset = [
            mesh, Self.policy("default", .unset), Self.policy("w", .unset, selector: ["app": "orders"]),
        ]
        #expect(mode(unset) == .strict)
        #expect(mode([mesh, Self.policy("default", .permissive)]) == .permissive)
        #expect(mode([Self.policy("s", .strict, namespace: root, selector: ["app": "orders"])]) == .permissive)
        let ages = [
            Self.policy("now", .disable, age: 100), Self.policy("first", .permissive, age: 99),
            Self.policy("second", .strict, age: 99),
        ]
        #expect(mode(ages) == .permissive)
        let ports = [
            mesh,
            Self.policy(
                "w", .unset, selector: ["app": "orders"],
                ports: [.init(port: 80, mode: .disable), .init(port: 90, mode: .unset)]),
        ]
        #expect(mode(ports, port: 80) == .disable)
        #expect(mode(ports, port: 90) == .strict)
        #expect(mode(ports, port: 99) == .strict)
    }

    /// A workload with a Service for some of its ports, called at the pod's address.
    private func inbound(
        _ request: String, port: Int, policies: String, services: String = "", sidecar: String = "",
        client: String = "{kind: external}", host: String = "10.1.0.9", app: String = "protocol: http, tls: false"
    ) throws -> String {
        try ask(
            """
            client: \(client)
            server: {host: \(host), port: \(port), app: {\(app)}}
            request: {\(request)}
            manifests: |
              apiVersion: v1
              kind: Namespace
              metadata: {name: shop, labels: {istio-injection: enabled}}
              ---
              apiVersion: v1
              kind: Pod
              metadata: {name: orders, namespace: shop, labels: {app: orders}}
              spec: {containers: [{name: app, image: app}]}
              status: {podIP: 10.1.0.9}
              ---
              apiVersion: v1
              kind: Service
              metadata: {name: orders, namespace: shop}
              spec: {selector: {app: orders}, ports: [\(services)]}
              ---
              apiVersion: security.istio.io/v1
              kind: PeerAuthentication
              metadata: {name: orders, namespace: shop}
              spec: {selector: {matchLabels: {app: orders}}, \(policies)}
            \(sidecar)
            """
        ).short
    }

    @Test(
        "16: a port that nobody declares",
        arguments: [("STRICT", "2 NR"), ("PERMISSIVE", "plain"), ("DISABLE", "plain")])
    func undeclared(mode: String, expected: String) throws {
        let found = try inbound("protocol: http1, tls: false", port: 9000, policies: "mtls: {mode: \(mode)}")
        #expect(found == expected)
    }

    @Test("17: a port level for a port that nobody declares")
    func undeclaredPortLevel() throws {
        let policies = #"mtls: {mode: DISABLE}, portLevelMtls: {"9000": {mode: STRICT}}"#
        #expect(try inbound("protocol: http1, tls: false", port: 9000, policies: policies) == "2 NR")
        #expect(try inbound("protocol: http1, tls: false", port: 9001, policies: policies) == "plain")
    }

    @Test("18: an ingress listener takes the place of what Services declare")
    func ingress() throws {
        let sidecar = """
              ---
              apiVersion: networking.istio.io/v1
              kind: Sidecar
              metadata: {name: orders, namespace: shop}
              spec:
                workloadSelector: {labels: {app: orders}}
                ingress: [{port: {number: 8080, name: in, protocol: HTTP}, defaultEndpoint: "0.0.0.0:8080"}]
            """
        let services = "{name: http-a, port: 8080}, {name: http-b, port: 9090}"
        let policies = #"mtls: {mode: STRICT}, portLevelMtls: {"9090": {mode: DISABLE}}"#
        func call(_ port: Int, _ request: String, app: String = "protocol: http, tls: false") throws -> String {
            try inbound(request, port: port, policies: policies, services: services, sidecar: sidecar, app: app)
        }
        #expect(try call(9090, "protocol: http1, tls: false") == "plain")
        // Declared as HTTP it would answer 400; as an undeclared port it relays.
        #expect(try call(9090, "protocol: tcp, tls: false", app: "protocol: tcp, tls: false") == "plain")
        #expect(try call(8080, "protocol: http1, tls: false") == "2 NR")
    }

    @Test("19: TLS of a Sidecar's ingress is ignored without its feature flag")
    func ingressTLS() throws {
        let sidecar = """
              ---
              apiVersion: networking.istio.io/v1
              kind: Sidecar
              metadata: {name: orders, namespace: shop}
              spec:
                ingress:
                - port: {number: 9080, name: in, protocol: HTTPS}
                  tls: {mode: SIMPLE, serverCertificate: /c.pem, privateKey: /k.pem}
            """
        let policies = "mtls: {mode: DISABLE}"
        let tls = try inbound(
            "protocol: http1, tls: true", port: 9080, policies: policies, sidecar: sidecar,
            app: "protocol: http, tls: true")
        #expect(tls == "TLS")
        #expect(try inbound("protocol: http1, tls: false", port: 9080, policies: policies, sidecar: sidecar) == "plain")
    }

    @Test("25: the sidecar's own listeners lead nowhere")
    func ownListeners() throws {
        let policies = "mtls: {mode: PERMISSIVE}"
        #expect(try inbound("protocol: tcp, tls: false", port: 15006, policies: policies) == "2 no endpoint")
        let client = "{namespace: store, workload: web, dataplane: sidecar}"
        #expect(try inbound("protocol: tcp, tls: false", port: 15001, policies: policies, client: client) == "1 hole")
    }

    @Test("a Sidecar's ingress is met where nothing is intercepted")
    func boundIngress() throws {
        let sidecar = """
              ---
              apiVersion: networking.istio.io/v1
              kind: Sidecar
              metadata: {name: orders, namespace: shop}
              spec: {ingress: [{port: {number: 8080, name: in, protocol: HTTP}, captureMode: NONE}]}
            """
        let policies = "mtls: {mode: STRICT}"
        #expect(try inbound("protocol: http1, tls: false", port: 8080, policies: policies, sidecar: sidecar) == "2 NR")
    }

    @Test(
        "40: what a port declares",
        arguments: [
            (Service.Port(name: "http-something", number: 80), PortProtocol.http),
            (Service.Port(name: "http", number: 80, appProtocol: "https"), .https),
            (Service.Port(name: "grpcweb-x", number: 80), .auto),
            (Service.Port(name: "grpc-web-x", number: 80), .grpcWeb),
            (Service.Port(name: "random", number: 3306), .tcp),
            (Service.Port(name: "random", number: 3306, appProtocol: "kubernetes.io/h2c"), .http2),
            (Service.Port(name: "HTTP", number: 80), .http), (Service.Port(name: "httpx", number: 80), .auto),
            (Service.Port(number: 27017), .tcp), (Service.Port(number: 8080), .auto),
            (Service.Port(name: "http", number: 80, transport: .udp), .udp),
            (Service.Port(name: "http", number: 53, appProtocol: "other"), .tcp),
        ])
    func declarations(port: Service.Port, expected: PortProtocol) {
        #expect(PortDeclaration(port).portProtocol == expected)
    }
}
