import Model
import Testing

@testable import Engine

@Suite("What else a remediation changes")
struct AlsoChangesTests {
    private static let shop = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {istio-injection: enabled}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: orders, namespace: shop}
        spec:
          selector: {app: orders}
          ports: [{name: http, port: 80}]
        ---
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata: {name: default, namespace: shop}
        spec: {mtls: {mode: STRICT}}

        """

    private func deployment(_ name: String, inject: Bool = true) -> String {
        let label = inject ? "" : #", sidecar.istio.io/inject: "false""#
        return """
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: \(name), namespace: shop}
            spec:
              selector: {matchLabels: {app: \(name)}}
              template:
                metadata: {labels: {app: \(name)\(label)}}
                spec: {containers: [{name: app, image: app}]}

            """
    }

    private func answer(_ workloads: [String]) throws -> Answer {
        let manifests = (Self.shop + workloads.joined()).split(separator: "\n").map { "  \($0)\n" }.joined()
        return try ask(
            "client: {namespace: shop, workload: old}\nserver: {host: orders.shop, port: 80}\nmanifests: |\n"
                + manifests)
    }

    @Test("a port that becomes PERMISSIVE lets other callers without a sidecar in")
    func othersChange() throws {
        let answer = try answer([
            deployment("orders"), deployment("old", inject: false), deployment("older", inject: false),
            deployment("web"),
        ])
        let own = try #require(answer.remediations.first { $0.title.contains("inject a sidecar into shop/old,") })
        #expect(own.alsoChanges == AlsoChanges())
        #expect(!own.weakens)
        let port = try #require(answer.remediations.first { $0.title.contains("PERMISSIVE") })
        #expect(port.weakens)
        #expect(
            port.alsoChanges.calls == [
                AlsoChanges.Call(
                    client: .workload(WorkloadName(namespace: "shop", name: "older")),
                    server: MatrixServer(host: "orders.shop.svc.cluster.local", port: 80), before: .broken,
                    after: .plaintext)
            ])
    }

    @Test("a list that is cut says how many it leaves out")
    func cut() throws {
        let others = (1...30).map { deployment("older-\($0)", inject: false) }
        let answer = try answer([deployment("orders"), deployment("old", inject: false)] + others)
        let port = try #require(answer.remediations.first { $0.title.contains("PERMISSIVE") })
        #expect(port.alsoChanges.calls.count == AlsoChanges.listLimit)
        #expect(port.alsoChanges.omitted == 30 - AlsoChanges.listLimit)
        #expect(port.alsoChanges.notEvaluated == 0)
    }

    @Test("a mesh too large for all calls says how many were not evaluated")
    func bounded() throws {
        let others = (1...400).map { deployment("older-\($0)", inject: false) }
        let answer = try answer([deployment("orders"), deployment("old", inject: false)] + others)
        let port = try #require(answer.remediations.first { $0.title.contains("PERMISSIVE") })
        let changes = port.alsoChanges
        #expect(changes.notEvaluated > 0)
        #expect(changes.calls.count + changes.omitted + changes.notEvaluated >= 400)
    }

    private static let web = """
        {apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop}, spec: {template: {
          metadata: {labels: {app: web}}, spec: {containers: [{name: app, image: web}]}}}},
        {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {
          selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}},
        {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: web, namespace: shop}, spec: {
          hosts: [web.example.com], gateways: [public], http: [{route: [{destination: {host: web}}]}]}}
        """

    @Test("clients outside lose a host that shared the server of a gateway, and not the host of the question")
    func sharedServer() throws {
        let scene = IngressScene(
            application: "{protocol: http, tls: true}", servers: [IngressScene.https(hosts: #"["*.example.com"]"#)],
            servicePort: "{name: https, port: 80, targetPort: 8443}", more: Self.web)
        let answer = try scene.answer()
        let passed = try #require(answer.remediations.first { $0.title.contains("PASSTHROUGH") })
        let gateway = WorkloadName(namespace: "istio-ingress", name: "gateway")
        #expect(
            passed.alsoChanges.calls == [
                AlsoChanges.Call(
                    client: .outside(.external),
                    server: MatrixServer(host: "web.example.com", port: 443, gateway: gateway), before: .tls,
                    after: .broken)
            ])
    }

    @Test(
        "workloads that call the application itself meet it as it becomes",
        arguments: ["{protocol: http, tls: true}", "{protocol: http}"])
    func callersInside(application: String) throws {
        let scene = IngressScene(
            application: application, servicePort: "{name: https, port: 80, targetPort: 8443}", more: Self.web)
        let answer = try scene.answer()
        let plain = try #require(answer.remediations.first { $0.besides == [.applications] })
        #expect(
            plain.alsoChanges.calls == [
                AlsoChanges.Call(
                    client: .workload(WorkloadName(namespace: "shop", name: "web")),
                    server: MatrixServer(host: "orders.shop.svc.cluster.local", port: 80), before: .mutualTLS,
                    after: .broken)
            ])
    }

    @Test("another host that leads to the same application meets it as it becomes, too")
    func otherHostOfTheApplication() throws {
        let twin = """
            {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: twin, namespace: shop}, spec: {
              hosts: [twin.example.com], gateways: [public], http: [{route: [{destination: {host: orders}}]}]}}
            """
        let scene = IngressScene(
            application: "{protocol: http, tls: true}", servers: [IngressScene.https(hosts: #"["*.example.com"]"#)],
            more: twin)
        let answer = try scene.answer()
        let plain = try #require(answer.remediations.first { $0.besides == [.applications] })
        let change = try #require(plain.alsoChanges.calls.first)
        #expect(change.server.host == "twin.example.com" && change.before == .broken && change.after == .tls)
    }
}
