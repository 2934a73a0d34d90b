import Model
import Testing

@testable import Manifests

struct QuestionFormsTests {
    private func read(_ yaml: String) throws -> Question {
        let reading = QuestionReading.read(Array(yaml.utf8), as: .yaml)
        #expect(reading.faults == [])
        return try #require(reading.question)
    }

    private func question(
        client: String = "{namespace: a, workload: b}", server: String = "{host: c, port: 1}", _ rest: String = ""
    ) throws
        -> Question
    {
        try read("client: \(client)\nserver: \(server)\n\(rest)\n")
    }

    @Test(arguments: Client.Outsider.allCases)
    func `a client outside the mesh is named by its kind`(outsider: Client.Outsider) throws {
        #expect(try question(client: "{kind: \(outsider.rawValue)}").client == .outside(outsider))
    }

    @Test func `a client is named, or described`() throws {
        #expect(try question(client: "{workload: b}").client == .workload(.init(namespace: "default", name: "b"), nil))
        let described = try question(client: "{workload: b, namespace: a, dataplane: none, labels: {app: web}}").client
        #expect(
            described
                == .workload(
                    .init(namespace: "a", name: "b"),
                    DescribedWorkload(labels: ["app": "web"], dataplane: DescribedWorkload.Dataplane.none)))
    }

    @Test func `a server is a host, a described Service or outside the mesh`() throws {
        #expect(try question(server: "{host: c, port: 1}").server.target == .host("c", port: 1))
        let external = try question(server: "{external: {host: x.com, port: 443, app: {protocol: http2, tls: true}}}")
        #expect(external.server.target == .external("x.com", port: 443))
        #expect(external.server.application == ServerApplication(language: .http2, tls: true))
        let port = "{number: 443, name: https, appProtocol: null, targetPort: 8443}"
        let server =
            "{namespace: shop, service: orders, dataplane: sidecar, port: \(port), headless: true, app: {protocol: tcp}}"
        let described = try question(server: server).server
        #expect(
            described.target
                == .described(
                    DescribedService(
                        namespace: "shop", service: "orders", workload: "orders",
                        description: DescribedWorkload(dataplane: .sidecar),
                        port: Service.Port(name: "https", number: 443, targetPort: .number(8443)), isHeadless: true)))
        #expect(described.application.language == .tcp && described.application.tls == nil)
    }

    @Test(
        arguments: [
            ("{}", nil, false), ("{tls: null}", nil, false), ("{tls: false}", nil, true),
            ("{tls: true}", Call.TLS(), true),
            (
                "{tls: {sni: s, alpn: [h2], verify: false, clientCertificate: true}}",
                Call.TLS(sni: "s", alpn: ["h2"], verifiesServer: false, hasClientCertificate: true), true
            ),
        ] as [(String, Call.TLS?, Bool)])
    func `a request says its TLS, or leaves it open`(request: String, tls: Call.TLS?, isStated: Bool) throws {
        let call = try question("request: \(request)").call
        #expect(call.tls == tls)
        #expect(call.statesTLS == isStated)
    }

    @Test func `a word of a shorthand stands for the namespace's mode or for tls mode`() throws {
        let policies = try question("policies: {peerAuthentication: STRICT, destinationRule: MUTUAL}").policies
        #expect(policies.peerAuthentication == .init(namespace: .strict))
        let tls = try #require(policies.destinationRule?.settings.tls)
        #expect(tls.mode == .mutual && tls.clientCertificate != nil && tls.privateKey != nil)
        let levels = "{mesh: STRICT, workload: UNSET, ports: {\"9443\": DISABLE, \"80\": STRICT}}"
        let other = try question("policies: {peerAuthentication: \(levels)}").policies.peerAuthentication
        #expect(
            other
                == .init(
                    mesh: .strict, workload: .unset,
                    ports: [.init(port: 80, mode: .strict), .init(port: 9443, mode: .disable)]))
    }

    @Test func `requirements, gateway and mesh are read`() throws {
        let rest = """
            via: {namespace: istio-ingress, workload: gateway}
            requirements: {applicationTls: {reason: zero-trust}}
            mesh: {trustDomain: td, outboundTrafficPolicy: {mode: REGISTRY_ONLY}, protocolDetectionTimeout: 100ms}
            labels: {team: x}
            """
        let result = try question(rest)
        #expect(result.gateway == WorkloadName(namespace: "istio-ingress", name: "gateway"))
        #expect(result.requirements.applicationTLS == .zeroTrust)
        #expect(result.mesh.trustDomain == "td" && result.mesh.outboundTrafficPolicy == .registryOnly)
        #expect(result.mesh.protocolDetectionTimeout == 100)
        #expect(result.labels == ["team": "x"])
    }
}
