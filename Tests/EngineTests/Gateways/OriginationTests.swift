import Engine
import Testing

/// `ambient-gateway-authz.md`, sections C.1 and C.4: hosts outside the mesh, called through a sidecar.
@Suite("Hosts outside the mesh")
struct OriginationTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var ports = http80
        var address = ""
        var rule: String?
        /// Further members of the DestinationRule.
        var selector = ""
        var route: String?
        var port = 80
        var request = "{protocol: http1, tls: false}"
        var appTLS = true
        var understands = "http"
        var policy = "ALLOW_ANY"
        let told: String
    }

    private static let http80 = "{number: 80, name: http, protocol: HTTP, targetPort: 443}"
    private static let https443 = "{number: 443, name: https, protocol: HTTPS}"
    private static let http443 = "{number: 443, name: http, protocol: HTTP}"
    private static let withTLS = "{protocol: http1, tls: true}"
    private static let originated = "tls 1 plaintext 2 tls"
    private static let simple = "{tls: {mode: SIMPLE}}"
    private static let on443 = "{portLevelSettings: [{port: {number: 443}, tls: {mode: SIMPLE}}]}"
    private static let to443 =
        "http: [{match: [{port: 80}], route: [{destination: {host: ext.com, port: {number: 443}}}]}]"

    @Test("are reached as the DestinationRule says", arguments: rows)
    func reached(row: Row) throws {
        var documents = [
            """
            {apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: ext, namespace: shop}, spec: {
              hosts: [ext.com], addresses: [\(row.address)], location: MESH_EXTERNAL, resolution: DNS, ports: [\(row.ports)]}}
            """
        ]
        if let rule = row.rule {
            documents.append(
                """
                {apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: ext, namespace: shop}, spec: {
                  host: ext.com, \(row.selector)trafficPolicy: \(rule)}}
                """)
        }
        if let route = row.route {
            documents.append(
                """
                {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: ext, namespace: shop}, spec: {
                  hosts: [ext.com], \(route)}}
                """)
        }
        let answer = try ask(
            """
            mesh: {outboundTrafficPolicy: \(row.policy)}
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {host: ext.com, port: \(row.port), app: {protocol: \(row.understands), tls: \(row.appTLS)}}
            request: \(row.request)
            manifests: [\(documents.joined(separator: ",\n"))]
            """)
        #expect(answer.told == row.told)
    }

    static let rows: [Row] = [
        Row(
            testDescription: "X1 the application's own TLS", ports: https443, port: 443, request: withTLS,
            told: "tls 1 tls 2 tls"),
        Row(
            testDescription: "X2 plain HTTP", ports: "{number: 80, name: http, protocol: HTTP}", appTLS: false,
            told: "plaintext 1 plaintext 2 plaintext"),
        Row(testDescription: "X3 SIMPLE towards another port", rule: simple, told: originated),
        Row(testDescription: "X4 no rule for a TLS port", told: "2 server-app-expects-tls"),
        Row(
            testDescription: "X5 a route to a port with SIMPLE",
            ports: "{number: 80, name: http, protocol: HTTP}, \(https443)", rule: on443, route: to443, told: originated),
        Row(
            testDescription: "X6 the same port called with HTTPS",
            ports: "{number: 80, name: http, protocol: HTTP}, \(https443)", rule: on443, route: to443, port: 443,
            request: withTLS, told: "2 tls-in-tls"),
        Row(
            testDescription: "X7 SIMPLE around the application's TLS", ports: https443, rule: simple, port: 443,
            request: withTLS, told: "2 tls-in-tls"),
        Row(
            testDescription: "X8 HTTP to a port declared HTTPS, without an address", ports: https443, rule: simple,
            port: 443, told: "2 server-app-expects-tls"),
        Row(
            testDescription: "X8 HTTP to a port declared HTTPS, with an address", ports: https443,
            address: "203.0.113.10", rule: simple, port: 443, told: originated),
        Row(
            testDescription: "X9 HTTP declared on 443", ports: http443, rule: simple, port: 443, told: originated),
        Row(
            testDescription: "X10 HTTPS past a port declared HTTP", ports: http443, rule: simple, port: 443,
            request: withTLS, told: "tls 1 tls 2 tls"),
        Row(
            testDescription: "X10 the same under REGISTRY_ONLY", ports: http443, rule: simple, port: 443,
            request: withTLS, policy: "REGISTRY_ONLY", told: "1 client-blackhole"),
        Row(
            testDescription: "X11 MUTUAL with files",
            rule: "{tls: {mode: MUTUAL, clientCertificate: /c.pem, privateKey: /k.pem}}", told: originated),
        Row(
            testDescription: "X12 `credentialName` at a sidecar", rule: "{tls: {mode: SIMPLE, credentialName: c}}",
            told: "2 server-app-expects-tls"),
        Row(
            testDescription: "X13 with a `workloadSelector`", rule: "{tls: {mode: SIMPLE, credentialName: c}}",
            selector: "workloadSelector: {matchLabels: {app: web}}, ", told: originated),
        Row(
            testDescription: "X14 ISTIO_MUTUAL to the internet", rule: "{tls: {mode: ISTIO_MUTUAL}}",
            told: "2 endpoint-without-sidecar-forced-mtls"),
        Row(
            testDescription: "X18 HTTP/1.1 to an application that has no other", rule: simple, understands: "http1",
            told: originated),
        Row(
            testDescription: "X17 HTTP/2", ports: "{number: 80, name: http2, protocol: HTTP2, targetPort: 443}",
            rule: simple, request: "{protocol: http2, tls: false}", told: originated),
    ]

    @Test(
        "that nobody declared",
        arguments: [
            ("ALLOW_ANY", "other.com", 80, "plaintext 1 plaintext 2 plaintext"),
            ("REGISTRY_ONLY", "other.com", 80, "1 client-502-unknown-host"),
            ("ALLOW_ANY", "other.com", 8080, "plaintext 1 plaintext 2 plaintext"),
            ("REGISTRY_ONLY", "other.com", 8080, "1 client-blackhole"),
        ])
    func undeclared(policy: String, host: String, port: Int, told: String) throws {
        let answer = try ask(
            """
            mesh: {outboundTrafficPolicy: \(policy)}
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {host: \(host), port: \(port), app: {protocol: http, tls: false}}
            request: {protocol: http1, tls: false}
            manifests: [{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: ext, namespace: shop}, spec: {
              hosts: [ext.com], resolution: DNS, ports: [{number: 80, name: http, protocol: HTTP}]}}]
            """)
        #expect(answer.told == told)
    }

    @Test("a MESH_EXTERNAL entry over a workload of the mesh sends plaintext to it")
    func externalEntryOverWorkload() throws {
        for (location, told) in [
            ("MESH_EXTERNAL", "2 server-no-filter-chain-plaintext"),
            ("MESH_INTERNAL", "mutual-tls 1 plaintext 2 mutual-tls 3 plaintext"),
        ] {
            let answer = try ask(
                """
                client: {namespace: shop, workload: web, dataplane: sidecar}
                server: {host: orders.example.com, port: 80, app: {protocol: http, tls: false}}
                request: {protocol: http1, tls: false}
                manifests:
                - {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}}}
                - {apiVersion: apps/v1, kind: Deployment, metadata: {name: orders, namespace: shop}, spec: {template: {metadata: {labels: {app: orders}}, spec: {containers: [{name: app, image: a}]}}}}
                - {apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: e, namespace: shop}, spec: {
                    hosts: [orders.example.com], location: \(location), resolution: STATIC, workloadSelector: {labels: {app: orders}},
                    ports: [{number: 80, name: http, protocol: HTTP}]}}
                - {apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: default, namespace: shop}, spec: {mtls: {mode: STRICT}}}
                """)
            #expect(answer.told == told)
        }
    }

    @Test(
        "a WorkloadEntry gets Istio mTLS where it has a service account, unless its label says otherwise",
        arguments: [
            ("serviceAccount: vm", "2 endpoint-without-sidecar-forced-mtls"),
            ("weight: 1", "plaintext 1 plaintext 2 plaintext"),
            ("serviceAccount: vm, labels: {security.istio.io/tlsMode: disabled}", "plaintext 1 plaintext 2 plaintext"),
        ])
    func workloadEntry(members: String, told: String) throws {
        let answer = try ask(
            """
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {host: vm.example.com, port: 80, app: {protocol: http, tls: false}}
            request: {protocol: http1, tls: false}
            manifests: [{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: vm, namespace: shop}, spec: {
              hosts: [vm.example.com], location: MESH_INTERNAL, resolution: STATIC,
              ports: [{number: 80, name: http, protocol: HTTP}], endpoints: [{address: 10.0.0.9, \(members)}]}}]
            """)
        #expect(answer.told == told)
    }
}
