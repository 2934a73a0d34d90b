import API
import HTTPServer
import Manifests

/// A small cluster: a shop with sidecars, and a namespace without that calls it.
enum SampleMesh {
    static let namespaces = """
        {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}}}
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: legacy}}

        """
    static let orders = """
        apiVersion: v1
        kind: Service
        metadata: {name: orders, namespace: shop}
        spec:
          selector: {app: orders}
          ports: [{name: http, port: 80, targetPort: 8080}]
        """
    static let strict = """
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata: {name: default, namespace: shop}
        spec: {mtls: {mode: STRICT}}
        """
    static let faulty = strict.replacing("STRICT", with: "STRIKT").replacing("default", with: "faulty")
    static let secret = """
        {apiVersion: v1, kind: Secret, metadata: {name: key, namespace: shop}, data: {a: aHVudGVyMg==}}
        """

    static func workload(_ name: String, _ namespace: String) -> String {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: \(name), namespace: \(namespace)}
        spec:
          selector: {matchLabels: {app: \(name)}}
          template:
            metadata: {labels: {app: \(name)}}
            spec: {containers: [{name: app, image: app, ports: [{containerPort: 8080}]}]}
        """
    }

    static let documents = [
        namespaces, orders, workload("orders", "shop"), workload("web", "shop"), workload("cron", "legacy"), secret,
    ]
    static let yaml = text(documents)

    static func text(_ documents: [String]) -> String { documents.joined(separator: "\n---\n") }

    /// The text of an object as the API server sends it.
    static func json(_ yaml: String) -> String {
        Tree.read(yaml: Array(yaml.utf8)).map { String(decoding: JSONWriter.write($0), as: UTF8.self) } ?? ""
    }

    /// A client of a service that has the mesh `prod`.
    static func client() -> Client {
        let client = Client()
        _ = client.send(.put, "/v1/meshes/prod", yaml, headers: APITests.yaml)
        return client
    }
}

extension Client.Answer {
    /// The body as a value; null where it is no JSON.
    var tree: Tree { Tree.read(body) ?? .null }
}
