import Engine
import Model
import Testing

/// Section 10, vectors 20 to 42: what Istio's own tests assert of calls from one side to the other.
@Suite("Vectors of both sides")
struct PairVectorTests {
    /// A client in `store`, and in `shop` a pod with a sidecar and, if asked for, one without.
    private func call(
        _ host: String, _ port: Int, service: String = "ports: [{name: http, port: 80}]", more: String = "",
        request: String = "protocol: http1, tls: false", app: String = "protocol: http, tls: false",
        legacy: Bool = false, mesh: String = ""
    ) throws -> Answer {
        let old = """
              ---
              apiVersion: v1
              kind: Pod
              metadata:
                name: legacy
                namespace: shop
                labels: {app: orders, version: legacy, sidecar.istio.io/inject: "false"}
              spec: {containers: [{name: app, image: app}]}
            """
        return try ask(
            """
            mesh: {\(mesh)}
            client: {namespace: store, workload: web, dataplane: sidecar}
            server: {host: \(host), port: \(port), app: {\(app)}}
            request: {\(request)}
            manifests: |
              apiVersion: v1
              kind: Namespace
              metadata: {name: shop, labels: {istio-injection: enabled}}
              ---
              apiVersion: v1
              kind: Pod
              metadata: {name: orders, namespace: shop, labels: {app: orders, version: sidecar}}
              spec: {containers: [{name: app, image: app}]}
              ---
              apiVersion: v1
              kind: Service
              metadata: {name: orders, namespace: shop}
              spec: {selector: {app: orders}, \(service)}
            \(legacy ? old : "")
            \(more)
            """)
    }

    private func object(_ kind: String, _ name: String, _ spec: String, namespace: String = "shop") -> String {
        let group = kind == "PeerAuthentication" ? "security" : "networking"
        return """
              ---
              apiVersion: \(group).istio.io/v1
              kind: \(kind)
              metadata: {name: \(name), namespace: \(namespace)}
              spec: \(spec)

            """
    }

    private let tlsRequest = "protocol: http1, tls: true"
    private let tlsApp = "protocol: http, tls: true"

    @Test("20, 21: TLS and unknown hosts at a port of HTTP")
    func httpListener() throws {
        let closed = "outboundTrafficPolicy: REGISTRY_ONLY"
        #expect(try call("orders.shop", 80, request: tlsRequest, app: tlsApp).short == "2 NR for TLS")
        #expect(try call("orders.shop", 80, request: tlsRequest, app: tlsApp, mesh: closed).short == "1 hole")
        let unknown = "protocol: http1, tls: false, host: nobody.example.org"
        #expect(try call("orders.shop", 80, request: unknown, mesh: closed).short == "1 502")
        #expect(try call("orders.shop", 80, request: unknown).short == "plain")
    }

    @Test("22, 23: ServiceEntries without an address")
    func entries() throws {
        func entry(_ word: String, _ port: Int) -> String {
            object(
                "ServiceEntry", "db",
                "{hosts: [db.example.com], resolution: STATIC, endpoints: [{address: 203.0.113.20}], "
                    + "ports: [{name: p, number: \(port), protocol: \(word)}]}")
        }
        let closed = "outboundTrafficPolicy: REGISTRY_ONLY"
        let other = "protocol: http1, tls: {sni: other.example.com}"
        #expect(try call("db.example.com", 443, more: entry("TLS", 443), mesh: closed).short == "1 hole")
        #expect(
            try call("db.example.com", 443, more: entry("TLS", 443), request: other, app: tlsApp, mesh: closed).short
                == "1 hole")
        #expect(
            try call("db.example.com", 443, more: entry("HTTPS", 443), request: tlsRequest, app: tlsApp, mesh: closed)
                .short == "TLS")
        let captured = try call(
            "198.51.100.7", 82, more: entry("TCP", 82), request: "protocol: tcp, tls: false",
            app: "protocol: tcp, tls: false", mesh: closed)
        #expect(captured.short == "plain")
    }

    @Test("24: a headless port of TLS takes any SNI", arguments: ["https", "tls"])
    func headless(name: String) throws {
        let service = "clusterIP: None, ports: [{name: \(name), port: 443}]"
        let short = try call(
            "orders.shop", 443, service: service, request: "protocol: http1, tls: {sni: orders}", app: tlsApp)
        #expect(short.short == "mTLS")
    }

    private func subset(_ name: String, _ tls: String) -> String {
        let rule = object(
            "DestinationRule", "orders",
            "{host: orders, subsets: [{name: \(name), labels: {version: \(name)}\(tls)}]}")
        let route = object(
            "VirtualService", "orders",
            "{hosts: [orders], http: [{route: [{destination: {host: orders, subset: \(name)}}]}]}")
        return rule + route + object("PeerAuthentication", "default", "{mtls: {mode: STRICT}}")
    }

    @Test(
        "26, 27: a migration, by subset, in a STRICT namespace",
        arguments: [
            ("sidecar", "", "mTLS"), ("legacy", "", "plain"), ("sidecar", "DISABLE", "2 NR"),
            ("legacy", "DISABLE", "plain"), ("sidecar", "ISTIO_MUTUAL", "mTLS"), ("legacy", "ISTIO_MUTUAL", "2 hello"),
        ])
    func migration(version: String, mode: String, expected: String) throws {
        let policy = mode.isEmpty ? "" : ", trafficPolicy: {tls: {mode: \(mode)}}"
        #expect(try call("orders.shop", 80, more: subset(version, policy), legacy: true).short == expected)
    }

    @Test("26: without a rule each pod is sent what it terminates")
    func mixed() throws {
        let strict = object("PeerAuthentication", "default", "{mtls: {mode: STRICT}}")
        let answer = try call("orders.shop", 80, more: strict, legacy: true)
        #expect(answer.endpoints.map(\.verdict) == [.plaintext, .mutualTLS])
    }

    @Test("28, 36: a port level DISABLE is sent plaintext")
    func portLevel() throws {
        let policy = object(
            "PeerAuthentication", "orders",
            #"{selector: {matchLabels: {app: orders}}, mtls: {mode: STRICT}, portLevelMtls: {"80": {mode: DISABLE}}}"#)
        #expect(try call("orders.shop", 80, more: policy).short == "plain")
    }

    @Test(
        "29, 30: server-first protocols",
        arguments: [
            ("tcp", "DISABLE", "DISABLE", "plain"), ("tcp", "DISABLE", "PERMISSIVE", "2 hang"),
            ("tcp", "ISTIO_MUTUAL", "STRICT", "mTLS"), ("web", "DISABLE", "DISABLE", "1 hang"),
            ("web", "ISTIO_MUTUAL", "STRICT", "1 hang"), ("web", "DISABLE", "PERMISSIVE", "1 hang"),
        ])
    func serverFirst(name: String, rule: String, mode: String, expected: String) throws {
        let objects =
            object("DestinationRule", "orders", "{host: orders, trafficPolicy: {tls: {mode: \(rule)}}}")
            + object("PeerAuthentication", "default", "{mtls: {mode: \(mode)}}")
        let answer = try call(
            "orders.shop", 80, service: "ports: [{name: \(name), port: 80}]", more: objects,
            request: "protocol: server-first, tls: false", app: "protocol: server-first, tls: false")
        #expect(answer.short == expected)
    }

    @Test("31: HTTP/1.0", arguments: [("http", "2 426"), ("web", "mTLS")])
    func http10(name: String, expected: String) throws {
        let answer = try call(
            "orders.shop", 80, service: "ports: [{name: \(name), port: 80}]", request: "protocol: http1.0, tls: false")
        #expect(answer.short == expected)
    }

    @Test("32, 33, 39: origination towards an external host", arguments: [("HTTP", "http1"), ("HTTP2", "http2")])
    func origination(word: String, carried: String) throws {
        let objects =
            object(
                "ServiceEntry", "api",
                "{hosts: [api.example.com], resolution: DNS, "
                    + "ports: [{name: p, number: 8888, targetPort: 443, protocol: \(word)}]}")
            + object(
                "DestinationRule", "api", "{host: api.example.com, trafficPolicy: {tls: {mode: SIMPLE}}}",
                namespace: "store")
        let answer = try call("api.example.com", 8888, more: objects, app: tlsApp)
        #expect(answer.short == "TLS")
        #expect(answer.legs.last?.carries.rawValue == carried)
    }

    @Test(
        "34: a subset's port level has an SNI of its own",
        arguments: [(8080, "custom.example"), (9090, "outbound_.9090_.sidecar_.orders.shop.svc.cluster.local")])
    func subsetSNI(port: Int, sni: String) throws {
        let level = "{port: {number: 8080}, tls: {mode: ISTIO_MUTUAL, sni: custom.example}}"
        let objects = subset("sidecar", ", trafficPolicy: {portLevelSettings: [\(level)]}")
        let answer = try call(
            "orders.shop", port, service: "ports: [{name: http-a, port: 8080}, {name: http-b, port: 9090}]",
            more: objects)
        #expect(answer.legs[1].layers.first?.sni == sni)
    }

    @Test("35: ISTIO_MUTUAL goes to a pod whose namespace is DISABLE")
    func forced() throws {
        let objects =
            object("DestinationRule", "orders", "{host: orders, trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}}")
            + object("PeerAuthentication", "default", "{mtls: {mode: DISABLE}}")
        #expect(try call("orders.shop", 80, more: objects).short == "2 400")
    }

    @Test("37: one pod without a sidecar takes Istio mTLS from a headless service; none has no endpoint")
    func headlessInference() throws {
        let service = "clusterIP: None, ports: [{name: tcp, port: 80}]"
        #expect(try call("orders.shop", 80, service: service).short == "mTLS")
        #expect(try call("orders.shop", 80, service: service, legacy: true).short == "plain")
    }

    @Test(
        "38: `credentialName` counts in a rule with a `workloadSelector` alone",
        arguments: [("", "2 app wants TLS"), ("workloadSelector: {matchLabels: {app: web}}, ", "TLS")])
    func credential(selector: String, expected: String) throws {
        let objects =
            object(
                "ServiceEntry", "api",
                "{hosts: [api.example.com], resolution: DNS, ports: [{name: p, number: 80, protocol: HTTP}]}")
            + object(
                "DestinationRule", "api",
                "{\(selector)host: api.example.com, trafficPolicy: {tls: {mode: SIMPLE, credentialName: partner}}}",
                namespace: "store")
        #expect(try call("api.example.com", 80, more: objects, app: tlsApp).short == expected)
    }

    @Test("41: a namespace DISABLE hides a workload STRICT from auto mTLS")
    func hiddenStrict() throws {
        let objects =
            object("PeerAuthentication", "default", "{mtls: {mode: DISABLE}}")
            + object("PeerAuthentication", "orders", "{selector: {matchLabels: {app: orders}}, mtls: {mode: STRICT}}")
        #expect(try call("orders.shop", 80, more: objects).short == "2 NR")
    }

    @Test("42: a workload DISABLE behind a headless service is sent Istio mTLS all the same")
    func headlessDisable() throws {
        let policy = object(
            "PeerAuthentication", "orders", "{selector: {matchLabels: {app: orders}}, mtls: {mode: DISABLE}}")
        let service = "clusterIP: None, ports: [{name: tcp, port: 80}]"
        #expect(try call("orders.shop", 80, service: service, more: policy).short == "3 hello")
    }
}
