import Engine
import Testing

/// What serves a port beside pods that a Service selects.
@Suite("Registries")
struct RegistryTests {
    private func call(
        _ host: String, _ port: Int, manifests: String, mesh: String = "",
        request: String = "protocol: http1, tls: false",
        tls: Bool = false
    ) throws -> Answer {
        try ask(
            """
            mesh: {\(mesh)}
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {host: \(host), port: \(port), app: {protocol: http, tls: \(tls)}}
            request: {\(request)}
            manifests:
            \(manifests)
            """)
    }

    private func entry(_ name: String, _ spec: String) -> String {
        "- {apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: \(name), namespace: shop}, spec: {\(spec)}}\n"
    }

    @Test("two ServiceEntries of one host serve the ports of both")
    func sharedHost() throws {
        let closed = "outboundTrafficPolicy: REGISTRY_ONLY"
        let both =
            entry(
                "a",
                "hosts: [db.example.com], resolution: STATIC, endpoints: [{address: 203.0.113.1}], ports: [{name: http-a, number: 80, protocol: HTTP}]"
            )
            + entry(
                "b",
                "hosts: [db.example.com], resolution: STATIC, endpoints: [{address: 203.0.113.2}], ports: [{name: http-b, number: 81, protocol: HTTP}]"
            )
        #expect(try call("db.example.com", 80, manifests: both, mesh: closed).verdict == .plaintext)
        #expect(try call("db.example.com", 81, manifests: both, mesh: closed).verdict == .plaintext)
        let other = both.replacing("resolution: STATIC, endpoints: [{address: 203.0.113.2}]", with: "resolution: DNS")
        #expect(
            try call("db.example.com", 81, manifests: other, mesh: closed).failure?.reason == .clientClusterNotFound)
    }

    @Test("endpoints of both entries serve a port that both name alike")
    func sharedPort() throws {
        let rule =
            "- {apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: db, namespace: shop}, spec: {host: db.example.com, subsets: [{name: v2, labels: {version: v2}}]}}\n"
        let route =
            "- {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: db, namespace: shop}, spec: {hosts: [db.example.com], http: [{route: [{destination: {host: db.example.com, subset: v2}}]}]}}\n"
        func entries(_ version: String) -> String {
            entry(
                "a",
                "hosts: [db.example.com], resolution: STATIC, endpoints: [{address: 203.0.113.1}], ports: [{name: http, number: 80, protocol: HTTP}]"
            )
                + entry(
                    "b",
                    "hosts: [db.example.com], resolution: STATIC, endpoints: [{address: 203.0.113.2, labels: {version: \(version)}}], ports: [{name: http, number: 80, protocol: HTTP}]"
                )
        }
        #expect(try call("db.example.com", 80, manifests: entries("v2") + rule + route).verdict == .plaintext)
        #expect(
            try call("db.example.com", 80, manifests: entries("v3") + rule + route).failure?.reason
                == .noHealthyEndpoint)
    }

    @Test(
        "a wildcard of DYNAMIC_DNS is followed to the name that is asked for",
        arguments: [("HTTP", 80, false), ("TLS", 443, true)])
    func dynamicDNS(word: String, port: Int, tls: Bool) throws {
        let wildcard = entry(
            "w",
            "hosts: [\"*.example.com\"], resolution: DYNAMIC_DNS, ports: [{name: p, number: \(port), protocol: \(word)}]"
        )
        let answer = try call(
            "api.example.com", port, manifests: wildcard, mesh: "outboundTrafficPolicy: REGISTRY_ONLY",
            request: "protocol: http1, tls: \(tls)", tls: tls)
        #expect(answer.verdict == (tls ? .tls : .plaintext))
        #expect(answer.legs.last?.to == .external)
    }

    @Test("a cluster of DNS names without any is not made")
    func dnsWithoutEndpoints() throws {
        func selected(_ resolution: String) -> String {
            entry(
                "s",
                "hosts: [db.example.com], addresses: [203.0.113.9], resolution: \(resolution), workloadSelector: {labels: {app: nobody}}, ports: [{name: http, number: 80, protocol: HTTP}]"
            )
        }
        #expect(try call("db.example.com", 80, manifests: selected("DNS")).failure?.reason == .clientClusterNotFound)
        #expect(try call("db.example.com", 80, manifests: selected("STATIC")).failure?.reason == .noHealthyEndpoint)
    }

    private static let service = """
        - {apiVersion: v1, kind: Service, metadata: {name: orders, namespace: shop}, spec: {selector: {app: orders}, ports: [{name: http, port: 80, targetPort: 8080}]}}

        """

    private func workloadEntry(_ metadata: String, _ spec: String) -> String {
        "- {apiVersion: networking.istio.io/v1, kind: WorkloadEntry, metadata: {name: vm, namespace: shop, \(metadata)}, spec: {\(spec)}}\n"
    }

    @Test(
        "a Service selects WorkloadEntries, by the labels of their metadata too",
        arguments: [
            ("labels: {app: orders}", "address: 192.0.2.1"),
            ("annotations: {}", "address: 192.0.2.1, labels: {app: orders}"),
            ("labels: {app: orders}", "address: 192.0.2.1, labels: {app: other}"),
        ])
    func workloadEntries(metadata: String, spec: String) throws {
        #expect(try call("orders", 80, manifests: Self.service + workloadEntry(metadata, spec)).verdict == .plaintext)
    }

    @Test("a WorkloadEntry without an IP address serves no Service")
    func workloadEntryName() throws {
        let named = workloadEntry("labels: {app: orders}", "address: vm.example.com")
        #expect(try call("orders", 80, manifests: Self.service + named).failure?.reason == .noHealthyEndpoint)
    }

    @Test(
        "a container's port with the name of the entry's comes before its target port",
        arguments: [("web", "plain"), ("other", "2 NR")])
    func containerPort(name: String, expected: String) throws {
        let manifests =
            "- {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}}}\n"
            + "- {apiVersion: v1, kind: Pod, metadata: {name: orders, namespace: shop, labels: {app: orders}}, spec: {containers: [{name: app, image: app, ports: [{name: \(name), containerPort: 9090}]}]}}\n"
            + entry(
                "e",
                "hosts: [orders.example.com], addresses: [203.0.113.9], resolution: STATIC, workloadSelector: {labels: {app: orders}}, ports: [{name: web, number: 80, protocol: HTTP}]"
            )
            + "- {apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: orders, namespace: shop}, spec: {selector: {matchLabels: {app: orders}}, mtls: {mode: STRICT}, portLevelMtls: {\"9090\": {mode: PERMISSIVE}}}}\n"
        #expect(try call("orders.example.com", 80, manifests: manifests).short == expected)
    }

    @Test("the address of a Service that is not given leaves open what ranges decide")
    func ranges() throws {
        func client(_ clusterIP: String) throws -> Answer {
            try ask(
                """
                client: {namespace: shop, workload: web}
                server: {host: orders, port: 80, app: {protocol: http, tls: false}}
                request: {protocol: http1, tls: false}
                manifests:
                - {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}}}
                - {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, annotations: {traffic.sidecar.istio.io/excludeOutboundIPRanges: 10.0.0.0/8}}, spec: {containers: [{name: app, image: app}]}}
                - {apiVersion: v1, kind: Pod, metadata: {name: orders, namespace: shop, labels: {app: orders}}, spec: {containers: [{name: app, image: app}]}}
                - {apiVersion: v1, kind: Service, metadata: {name: orders, namespace: shop}, spec: {\(clusterIP)selector: {app: orders}, ports: [{name: http, port: 80}]}}
                """)
        }
        let open = try client("")
        #expect(open.verdict == .undetermined)
        #expect(open.missing.first?.contains("excludeOutboundIPRanges") == true)
        #expect(try client("clusterIP: 10.0.0.7, ").verdict == .plaintext)
        #expect(try client("clusterIP: 172.16.0.7, ").verdict == .mutualTLS)
    }

    @Test(
        "the last range of all has an address inside it",
        arguments: ["255.255.255.255/31", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/64", "0.0.0.0/0", "::/0"])
    func lastRange(range: String) throws {
        let wide = entry(
            "w",
            "hosts: [db.example.com], addresses: [\"\(range)\"], resolution: STATIC, endpoints: [{address: 192.0.2.1}], ports: [{name: tcp, number: 80, protocol: TCP}]"
        )
        #expect(
            try call("db.example.com", 80, manifests: wide, mesh: "outboundTrafficPolicy: REGISTRY_ONLY").verdict
                == .plaintext)
    }

    @Test("a machine that says to have a sidecar leaves open what that does")
    func machine() throws {
        let entry = workloadEntry("labels: {app: orders}", "address: 192.0.2.1, serviceAccount: orders")
        let answer = try call("orders", 80, manifests: Self.service + entry)
        #expect(answer.verdict == .undetermined)
        #expect(answer.missing.first?.contains("WorkloadEntry shop/vm") == true)
    }

    @Test(
        "an address that the control plane gives is left open, where sidecars capture DNS",
        arguments: [("", false), ("addresses: [203.0.113.9], ", true)])
    func capturedDNS(addresses: String, isSettled: Bool) throws {
        let mesh = """
            - {apiVersion: v1, kind: ConfigMap, metadata: {name: istio, namespace: istio-system}, data: {mesh: "defaultConfig: {proxyMetadata: {ISTIO_META_DNS_CAPTURE: 'true'}}"}}

            """
        let external = entry(
            "e", "\(addresses)hosts: [db.example.com], resolution: DNS, ports: [{name: tcp, number: 80, protocol: TCP}]"
        )
        let answer = try call("db.example.com", 80, manifests: mesh + external)
        #expect((answer.verdict == .plaintext) == isSettled)
        #expect((answer.verdict == .undetermined) == !isSettled)
    }
}
