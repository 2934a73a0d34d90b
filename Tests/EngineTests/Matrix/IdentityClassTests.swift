import Engine
import Model
import Testing

/// Whom an AuthorizationPolicy lets in by identity, in a matrix: one class of clients, told apart for its server alone.
@Suite("Clients that a policy asks for by identity")
struct IdentityClassTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let source: String
        let admitted: [String]
        var testDescription: String { source }

        init(_ source: String, _ admitted: [String]) {
            self.source = source
            self.admitted = admitted
        }
    }

    static let rows = [
        Row("principals: [cluster.local/ns/shop/sa/web]", ["shop/web"]),
        Row("principals: [cluster.local/ns/shop/sa/w*]", ["shop/web"]),
        Row("principals: [cluster.local/ns/shop/s*]", ["shop/app", "shop/web"]),
        Row("principals: [cluster.local/ns/shop/*]", ["shop/app", "shop/web"]),
        Row("principals: [cluster.local/ns/shop/sa/*]", ["shop/app", "shop/web"]),
        Row("principals: [cluster.local/ns/sh*]", ["shop/app", "shop/web"]),
        Row("principals: [\"*/sa/web\"]", ["pay/web", "shop/web"]),
        Row("principals: [other.domain/ns/shop/sa/web]", []),
        Row("namespaces: [pay]", ["pay/web"]),
        Row("namespaces: [\"*op\"]", ["shop/app", "shop/web"]),
        Row("notNamespaces: [pay]", ["shop/app", "shop/web"]),
        Row("principals: [\"*\"]", ["pay/web", "shop/app", "shop/web"]),
    ]

    @Test("are let in as the policy says, and are one class still", arguments: rows)
    func admitted(row: Row) throws {
        let matrix = Matrix(try Self.scene("[{from: [{source: {\(row.source)}}]}]"))
        let server = MatrixServer(host: "api.ops.svc.cluster.local", port: 80)
        let found = Self.clients.filter { matrix.end(.workload($0), server)?.verdict == .mutualTLS }
        #expect(found.map { "\($0.namespace)/\($0.name)" } == row.admitted)
        #expect(matrix.classes.clients == 1)
    }

    private static let clients = [("pay", "web"), ("shop", "app"), ("shop", "web")].map {
        WorkloadName(namespace: $0.0, name: $0.1)
    }

    private static func scene(_ rules: String) throws -> Mesh {
        var text = """
            {apiVersion: v1, kind: Service, metadata: {name: api, namespace: ops}, spec: {selector: {app: api}, ports: [{name: http, port: 80}]}}
            ---
            {apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {name: api, namespace: ops}, spec: {rules: \(rules)}}
            """
        for namespace in ["ops", "pay", "shop"] {
            text +=
                "\n---\n{apiVersion: v1, kind: Namespace, metadata: {name: \(namespace), labels: {istio-injection: enabled}}}"
        }
        for workload in clients + [WorkloadName(namespace: "ops", name: "api")] {
            text +=
                "\n---\n{apiVersion: v1, kind: Pod, metadata: {name: \(workload.name), namespace: \(workload.namespace), "
                + "labels: {app: \(workload.name)}}, spec: {serviceAccountName: \(workload.name), containers: [{name: app, image: a}]}}"
        }
        return try mesh(text)
    }
}
