import Engine
import Model
import Testing

/// Section 8.4: what changes the outcome of a pair beside its port, bytes, application and mode.
@Suite("Modifiers of the matrices")
struct ModifierTests {
    @Test(
        "without auto mTLS and without a rule, a STRICT server refuses",
        arguments: [("P", "plain"), ("S", "2 NR"), ("D", "plain")])
    func autoMTLSOff(mode: String, expected: String) throws {
        let call = PairCall(declared: "H1", sent: "H1", mode: mode, mesh: "enableAutoMtls: false")
        #expect(try call.answer().short == expected)
    }

    @Test(
        "a headless service is dialled at its pods",
        arguments: [
            ("T", "TCP", "mTLS"), ("X", "TLS", "mTLS"), ("H1", "H1", "mTLS"), ("A", "H1", "mTLS"), ("A", "TCP", "mTLS"),
        ])
    func headless(declared: String, sent: String, expected: String) throws {
        let call = PairCall(
            declared: declared, sent: sent, application: sent == "TLS" ? "TLS" : "plain", mode: "S", headless: true)
        #expect(try call.answer().short == expected)
    }

    @Test("with a detection timeout, a sniffed port carries server-first bytes, and a port of HTTP lets them by")
    func timeout() throws {
        let sniffed = PairCall(declared: "A", sent: "SF", mesh: "protocolDetectionTimeout: 100ms")
        #expect(try sniffed.answer().short == "mTLS")
        let http = PairCall(declared: "H1", sent: "SF", server: "none", mesh: "protocolDetectionTimeout: 100ms")
        #expect(try http.answer().short == "plain")
    }

    @Test(
        "h2UpgradePolicy changes the version on leg 2 alone",
        arguments: [
            ("{connectionPool: {http: {h2UpgradePolicy: UPGRADE}}}", "", "http2"),
            ("{connectionPool: {http: {h2UpgradePolicy: DO_NOT_UPGRADE}}}", "h2UpgradePolicy: UPGRADE", "http1"),
            ("{connectionPool: {http: {h2UpgradePolicy: DEFAULT}}}", "h2UpgradePolicy: UPGRADE", "http2"),
            ("{connectionPool: {http: {}}}", "h2UpgradePolicy: UPGRADE", "http2"),
            ("", "", "http1"),
        ])
    func upgrade(rule: String, mesh: String, carried: String) throws {
        let answer = try PairCall(declared: "H1", sent: "H1", application: "http1 plain", rule: rule, mesh: mesh)
            .answer()
        #expect(answer.short == "mTLS")
        #expect(answer.legs.map(\.carries.rawValue) == ["http1", carried, "http1"])
    }

    @Test("useClientProtocol keeps the client's version")
    func clientProtocol() throws {
        let answer = try PairCall(
            declared: "H1", sent: "H2",
            rule: "{connectionPool: {http: {useClientProtocol: true, h2UpgradePolicy: UPGRADE}}}"
        ).answer()
        #expect(answer.legs.map(\.carries.rawValue) == ["http2", "http2", "http1"])
    }

    /// A mesh of one client and one server, for what has no shorthand.
    private func answer(
        labels: String = "app: orders", sidecar: String = "", mode: String = "PERMISSIVE", mesh: String = "",
        service: String = "ports: [{name: http, port: 80, targetPort: 8080}]", host: String = "orders.shop",
        port: Int = 80
    ) throws -> Answer {
        try ask(
            """
            mesh: {\(mesh)}
            client: {namespace: store, workload: web, dataplane: sidecar}
            server: {host: \(host), port: \(port), app: {protocol: http, tls: false}}
            request: {protocol: http1, tls: false}
            manifests: |
              apiVersion: v1
              kind: Namespace
              metadata: {name: shop, labels: {istio-injection: enabled}}
              ---
              apiVersion: v1
              kind: Pod
              metadata: {name: orders, namespace: shop, labels: {\(labels)}}
              spec: {containers: [{name: app, image: app}]}
              status: {podIP: 10.1.0.9}
              ---
              apiVersion: v1
              kind: Service
              metadata: {name: orders, namespace: shop}
              spec: {selector: {app: orders}, \(service)}
              ---
              apiVersion: security.istio.io/v1
              kind: PeerAuthentication
              metadata: {name: default, namespace: shop}
              spec: {mtls: {mode: \(mode)}}
            \(sidecar)
            """)
    }

    @Test(
        "a pod that says `tlsMode: disabled` is sent plaintext",
        arguments: [("PERMISSIVE", "plain"), ("STRICT", "2 NR")])
    func tlsModeDisabled(mode: String, expected: String) throws {
        let labels = "app: orders, security.istio.io/tlsMode: disabled"
        #expect(try answer(labels: labels, mode: mode).short == expected)
        #expect(try answer(mode: mode).short == "mTLS")
    }

    private static let narrow = """
          ---
          apiVersion: networking.istio.io/v1
          kind: Sidecar
          metadata: {name: default, namespace: store}
          spec: {egress: [{hosts: ["./*"]}]}
        """

    @Test(
        "a service that the client's Sidecar does not import is unknown",
        arguments: [
            ("PERMISSIVE", "", "plain"), ("STRICT", "", "2 NR"),
            ("PERMISSIVE", "outboundTrafficPolicy: REGISTRY_ONLY", "1 hole"),
        ])
    func notImported(mode: String, mesh: String, expected: String) throws {
        #expect(try answer(sidecar: Self.narrow, mode: mode, mesh: mesh).short == expected)
    }

    @Test(
        "a pod's address is unknown to the client's sidecar",
        arguments: [
            ("PERMISSIVE", "", "plain"), ("STRICT", "", "2 NR"),
            ("PERMISSIVE", "outboundTrafficPolicy: REGISTRY_ONLY", "1 hole"),
        ])
    func podAddress(mode: String, mesh: String, expected: String) throws {
        #expect(try answer(mode: mode, mesh: mesh, host: "10.1.0.9", port: 8080).short == expected)
    }

    @Test("a headless port that differs from its target is not where the pod listens")
    func headlessTargetPort() throws {
        let service = "clusterIP: None, ports: [{name: tcp, port: 80, targetPort: 8080}]"
        #expect(try answer(service: service, port: 8080).short == "plain")
        #expect(try answer(mode: "STRICT", service: service, port: 8080).short == "2 NR")
    }

    @Test("one pod without a sidecar takes mTLS from every pod of a headless service")
    func mixedHeadless() throws {
        let other = """
              ---
              apiVersion: v1
              kind: Pod
              metadata: {name: old, namespace: shop, labels: {app: orders, sidecar.istio.io/inject: "false"}}
              spec: {containers: [{name: app, image: app}]}
            """
        let service = "clusterIP: None, ports: [{name: tcp, port: 80}]"
        #expect(try answer(sidecar: other, mode: "STRICT", service: service).short == "2 NR")
        #expect(try answer(mode: "STRICT", service: service).short == "mTLS")
    }
}
