import Engine
import Testing

/// `ambient-gateway-authz.md`, section F.1: a Service dialled by its load balancer, `externalIPs` or a node's port.
@Suite("Services dialled from outside their cluster")
struct PublishedServiceTests {
    private static let outside = "{kind: external}"
    private static let web = "{namespace: shop, workload: web, dataplane: sidecar}"
    private static let readable = "plaintext 2 plaintext 3 plaintext"
    private static let passed = "plaintext 1 plaintext 2 plaintext 3 plaintext"

    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var client = PublishedServiceTests.outside
        var address: String
        var port = 80
        var mode = "PERMISSIVE"
        var egress = "ALLOW_ANY"
        var request = "{protocol: http1, tls: false}"
        var annotations = "{}"
        var told: String
    }

    private static func answer(_ row: Row) throws -> Answer {
        try ask(
            """
            mesh: {outboundTrafficPolicy: \(row.egress)}
            client: \(row.client)
            server: {host: \(row.address), port: \(row.port), app: {protocol: http, tls: false}}
            request: \(row.request)
            manifests:
            - {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}}}
            - {apiVersion: apps/v1, kind: Deployment, metadata: {name: orders, namespace: shop}, spec: {template: {
                metadata: {labels: {app: orders}}, spec: {containers: [{name: app, image: orders}]}}}}
            - apiVersion: v1
              kind: Service
              metadata: {name: orders, namespace: shop, annotations: \(row.annotations)}
              spec: {type: LoadBalancer, selector: {app: orders}, externalIPs: [198.51.100.7],
                ports: [{name: http, port: 80, targetPort: 8080, nodePort: 30080}]}
              status: {loadBalancer: {ingress: [{ip: 203.0.113.10}, {hostname: LB.example.net}]}}
            - {apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: default, namespace: shop},
                spec: {mtls: {mode: \(row.mode)}}}
            """)
    }

    @Test("are reached as by whoever has no sidecar", arguments: rows)
    func reached(row: Row) throws {
        #expect(try Self.answer(row).told == row.told)
    }

    static let rows: [Row] = [
        Row(testDescription: "the load balancer's address", address: "203.0.113.10", told: readable),
        Row(testDescription: "its name", address: "lb.example.net", told: readable),
        Row(testDescription: "an external address", address: "198.51.100.7", told: readable),
        Row(testDescription: "a node's port", address: "10.1.2.3", port: 30080, told: readable),
        Row(
            testDescription: "STRICT refuses them", address: "203.0.113.10", mode: "STRICT",
            told: "2 server-no-filter-chain-plaintext"),
        Row(
            testDescription: "STRICT refuses a node's port", address: "10.1.2.3", port: 30080, mode: "STRICT",
            told: "2 server-no-filter-chain-plaintext"),
        Row(
            testDescription: "a port that the Service lacks", address: "203.0.113.10", port: 81,
            told: "2 no-healthy-endpoint"),
        Row(
            testDescription: "a port of no Service is none of the mesh's", address: "10.1.2.3", port: 30081,
            told: "plaintext 2 plaintext"),
        Row(
            testDescription: "TLS to a port declared HTTP", address: "203.0.113.10",
            request: "{protocol: http1, tls: true}",
            told: "2 server-no-filter-chain-foreign-tls"),
        Row(
            testDescription: "a sidecar does not know the address", client: web, address: "203.0.113.10", told: passed),
        Row(
            testDescription: "nor a node's, and STRICT refuses what it passes on", client: web, address: "10.1.2.3",
            port: 30080, mode: "STRICT", told: "2 server-no-filter-chain-plaintext"),
        Row(
            testDescription: "REGISTRY_ONLY answers itself on an HTTP port", client: web, address: "203.0.113.10",
            egress: "REGISTRY_ONLY", told: "1 client-502-unknown-host"),
        Row(
            testDescription: "REGISTRY_ONLY drops a node's port", client: web, address: "10.1.2.3", port: 30080,
            egress: "REGISTRY_ONLY", told: "1 client-blackhole"),
        Row(
            testDescription: "the Host header leads a sidecar to the Service", client: web, address: "203.0.113.10",
            request: "{protocol: http1, tls: false, host: orders}",
            told: "mutual-tls 1 plaintext 2 mutual-tls 3 plaintext"),
    ]

    @Test("that an address is a node's is assumed, and said")
    func assumed() throws {
        let node = try Self.answer(Row(testDescription: "", address: "10.1.2.3", port: 30080, told: ""))
        #expect(node.assumptions.contains { $0.contains("`10.1.2.3` is the address of a node") })
        let balancer = try Self.answer(Row(testDescription: "", address: "203.0.113.10", told: ""))
        #expect(!balancer.assumptions.contains { $0.contains("node") })
    }

    @Test("a load balancer that ends TLS leaves open what it sends on", arguments: [true, false])
    func endsTLS(isTLS: Bool) throws {
        let annotations = "{service.beta.kubernetes.io/aws-load-balancer-ssl-cert: arn}"
        let answer = try Self.answer(
            Row(
                testDescription: "", address: "lb.example.net", request: "{protocol: http1, tls: \(isTLS)}",
                annotations: annotations, told: ""))
        #expect(answer.verdict == (isTLS ? .undetermined : .plaintext))
        #expect(answer.missing.contains { $0.contains("ends TLS itself") } == isTLS)
    }

    @Test(
        "a gateway's is a way to the gateway",
        arguments: [
            ("shop.example.com", "tls 2.1 tls 2.2 mutual-tls 3 plaintext"), ("", "2.1 gateway-no-matching-server"),
        ])
    func gateway(name: String, told: String) throws {
        let sni = name.isEmpty ? "true" : "{sni: \(name)}"
        let host = name.isEmpty ? "" : ", host: \(name)"
        let answer = try ask(
            """
            client: {kind: external}
            server: {host: 203.0.113.10, port: 443, app: {protocol: http, tls: false}}
            request: {protocol: http1, tls: \(sni)\(host)}
            manifests:
            - {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}}}
            - {apiVersion: v1, kind: Namespace, metadata: {name: istio-ingress}}
            - {apiVersion: apps/v1, kind: Deployment, metadata: {name: gateway, namespace: istio-ingress}, spec: {template: {
                metadata: {labels: {istio: ingress}, annotations: {inject.istio.io/templates: gateway}},
                spec: {containers: [{name: istio-proxy, image: auto}]}}}}
            - apiVersion: v1
              kind: Service
              metadata: {name: gateway, namespace: istio-ingress}
              spec: {type: LoadBalancer, selector: {istio: ingress}, ports: [{name: https, port: 443, targetPort: 8443}]}
              status: {loadBalancer: {ingress: [{ip: 203.0.113.10}]}}
            - {apiVersion: apps/v1, kind: Deployment, metadata: {name: orders, namespace: shop}, spec: {template: {
                metadata: {labels: {app: orders}}, spec: {containers: [{name: app, image: orders}]}}}}
            - {apiVersion: v1, kind: Service, metadata: {name: orders, namespace: shop}, spec: {
                selector: {app: orders}, ports: [{name: http, port: 80, targetPort: 8080}]}}
            - {apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: public, namespace: shop}, spec: {
                selector: {istio: ingress}, servers: [{hosts: [shop.example.com], port: {number: 443, name: s, protocol: HTTPS},
                  tls: {mode: SIMPLE, credentialName: cert}}]}}
            - {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: shop, namespace: shop}, spec: {
                hosts: [shop.example.com], gateways: [public], http: [{route: [{destination: {host: orders}}]}]}}
            """)
        #expect(answer.told == told)
    }
}
