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
}
