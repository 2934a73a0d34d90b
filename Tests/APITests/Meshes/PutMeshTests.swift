import Engine
import HTTPServer
import Manifests
import ScenarioStore
import Testing

@testable import API

struct PutMeshTests {
    private func put(_ client: Client, _ text: String, query: String = "", headers: [String: String] = [:])
        -> Client.Answer
    {
        client.send(
            .put, "/v1/meshes/prod\(query)", text, headers: headers.merging(yaml, uniquingKeysWith: { a, _ in a }))
    }

    @Test func `a mesh is answered with counts, what was ignored, and an entity tag`() {
        let client = Client()
        let answer = put(client, SampleMesh.yaml)
        #expect(answer.status == 201, "\(answer.text)")
        #expect(answer.tree["counts"] == ["Deployment": 3, "Namespace": 2, "Service": 1])
        #expect(answer.tree["ignored"] == ["Secret": 1])
        #expect(answer.tree["faults"] == [])
        #expect(answer.tree["size"]?.number == SampleMesh.yaml.utf8.count)
        #expect(answer.headers["ETag"] == "\"\(answer.tree["version"]?.text ?? "")\"")
        let read = client.send(.get, "/v1/meshes/prod")
        #expect(read.status == 200)
        #expect(read.tree == answer.tree)
        let tag = answer.headers["ETag"] ?? ""
        #expect(client.send(.get, "/v1/meshes/prod", headers: ["If-None-Match": tag]).status == 304)
        #expect(put(client, SampleMesh.yaml).status == 200)
        #expect(client.send(.get, "/v1/meshes/prod", headers: ["If-None-Match": tag]).status == 200)
    }

    @Test func `a faulty object is left out and named, unless strict`() {
        let client = Client()
        let text = SampleMesh.text(SampleMesh.documents + [SampleMesh.faulty])
        let refused = put(client, text, query: "?strict=true")
        #expect(refused.status == 400)
        #expect(refused.tree["errors"]?.elements?.count == 1)
        #expect(client.send(.get, "/v1/meshes/prod").status == 404)
        let answer = put(client, text, query: "?strict=false")
        #expect(answer.status == 201)
        #expect(
            answer.tree["leftOut"] == [["kind": "PeerAuthentication", "namespace": "shop", "name": "faulty"]])
        let fault = answer.tree["faults"]?.elements?.first
        #expect(fault?["pointer"] == "/spec/mtls/mode")
        #expect((fault?["line"]?.number ?? 0) > 40)
        #expect(answer.tree["counts"]?["PeerAuthentication"] == nil)
        #expect(put(client, SampleMesh.yaml, query: "?strict=true").status == 200)
    }

    @Test func `JSON, lines of JSON and YAML give the same mesh`() {
        let trees = SampleMesh.documents.flatMap { $0.split(separator: "---\n").map(String.init) }
        let objects = trees.map(SampleMesh.json)
        let list = #"{"apiVersion":"v1","kind":"List","items":[\#(objects.joined(separator: ","))]}"#
        let texts = [
            (SampleMesh.yaml, "application/yaml"), (list, "application/json"),
            (objects.joined(separator: "\n"), "application/x-ndjson"),
            (list, "application/x-www-form-urlencoded"), (objects.joined(separator: "\n"), ""),
        ]
        for (text, type) in texts {
            let client = Client()
            let headers = type.isEmpty ? [:] : ["Content-Type": type]
            let answer = client.send(.put, "/v1/meshes/prod", text, headers: headers)
            #expect(answer.tree["counts"] == ["Deployment": 3, "Namespace": 2, "Service": 1], "\(type)")
            #expect(answer.tree["ignored"] == ["Secret": 1])
        }
        #expect(Client().send(.put, "/v1/meshes/a", "x", headers: ["Content-Type": "image/png"]).status == 415)
    }

    @Test func `a condition on the entity tag is kept`() {
        let client = Client()
        #expect(put(client, SampleMesh.yaml, headers: ["If-Match": "*"]).status == 412)
        let first = put(client, SampleMesh.yaml, headers: ["If-None-Match": "*"])
        #expect(first.status == 201)
        #expect(put(client, SampleMesh.yaml, headers: ["If-None-Match": "*"]).status == 412)
        let tag = first.headers["ETag"] ?? ""
        let second = put(client, SampleMesh.yaml, headers: ["If-Match": tag])
        #expect(second.status == 200)
        let refused = put(client, SampleMesh.yaml, headers: ["If-Match": tag])
        #expect(refused.status == 412)
        #expect(refused.tree["code"] == "LEG9110")
        #expect(client.send(.delete, "/v1/meshes/prod", headers: ["If-Match": tag]).status == 412)
        let newest = second.headers["ETag"] ?? ""
        #expect(client.send(.delete, "/v1/meshes/prod", headers: ["If-Match": newest]).status == 204)
        #expect(client.send(.delete, "/v1/meshes/prod").status == 404)
        #expect(client.send(.get, "/v1/meshes/prod").status == 404)
    }

    @Test func `what cannot be read at all, and what cannot be a name, is refused`() {
        let client = Client()
        #expect(put(client, "{").status == 400)
        #expect(put(client, "").status == 201, "an empty cluster is one")
        for name in ["A", "-a", "a_b", String(repeating: "a", count: 64)] {
            let answer = client.send(.put, "/v1/meshes/\(name)", "", headers: yaml)
            #expect(answer.status == 400)
            #expect(answer.tree["errors"]?.elements?.first?["pointer"] == "/path/name")
        }
    }

    @Test func `the list has every mesh by name, in pages`() {
        let client = Client()
        for name in ["c", "a", "b"] {
            _ = client.send(.put, "/v1/meshes/\(name)", SampleMesh.yaml, headers: yaml)
        }
        let first = client.send(.get, "/v1/meshes?pageSize=2").tree
        #expect(first["items"]?.elements?.compactMap { $0["name"]?.text } == ["a", "b"])
        #expect(
            first["items"]?.elements?.first?.members?.map(\.name) == ["name", "version", "createdAt", "size", "counts"])
        let token = first["nextPageToken"]?.text ?? ""
        let second = client.send(.get, "/v1/meshes?pageSize=2&pageToken=\(token)").tree
        #expect(second["items"]?.elements?.compactMap { $0["name"]?.text } == ["c"])
        #expect(second["nextPageToken"] == .null)
        #expect(client.send(.get, "/v1/meshes?pageToken=nonsense").status == 400)
    }

    @Test func `the last versions are named, the newest first`() {
        var options = StoreOptions()
        options.keptVersions = 2
        let client = Client(store: MemoryStore(options: options))
        let versions = (0..<3).map { _ in put(client, SampleMesh.yaml).tree["version"] }
        let named = client.send(.get, "/v1/meshes/prod").tree["versions"]?.elements?.map { $0["version"] }
        #expect(named == [versions[2], versions[1]])
    }

    @Test func `after a restart the meshes are there, with what is said of their applications`() throws {
        let store = MemoryStore()
        let client = Client(store: store)
        _ = put(client, SampleMesh.yaml)
        let applications = #"{"items":[{"host":"orders.shop.svc.cluster.local","port":80,"app":{"tls":true}}]}"#
        _ = client.send(.put, "/v1/meshes/prod/applications", applications, headers: Question.json)
        let before = client.send(.get, "/v1/meshes/prod/matrix")
        let service = Service(store: store)
        var told: [String] = []
        try service.loadMeshes { version, reason in told.append("\(version.mesh) \(reason ?? "loaded")") }
        #expect(told == ["prod loaded"])
        let again = Client(service)
        #expect(again.send(.get, "/v1/meshes/prod").tree == client.send(.get, "/v1/meshes/prod").tree)
        #expect(again.send(.get, "/v1/meshes/prod/matrix").tree == before.tree)
        #expect(again.send(.get, "/v1/meshes/prod/applications").text == applications)
    }

    @Test func `whoever holds a version keeps it while another comes`() {
        let service = Service(store: MemoryStore())
        let client = Client(service)
        _ = put(client, SampleMesh.yaml)
        let held = service.meshes["prod"]
        let totals = held?.matrix.totals
        _ = put(client, SampleMesh.text(SampleMesh.documents + [SampleMesh.strict]))
        #expect(service.meshes["prod"]?.version != held?.version)
        #expect(held?.matrix.totals == totals)
        #expect(service.meshes["prod"]?.matrix.totals != totals)
    }
}
