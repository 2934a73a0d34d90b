import HTTPServer
import Manifests
import Testing

struct MeshDiffTests {
    private let client = SampleMesh.client()

    private func diff(_ change: Tree, query: String = "") -> Client.Answer {
        client.send(.post, "/v1/meshes/prod:diff\(query)", JSONWriter.write(change), headers: Question.json)
    }

    @Test func `a change that breaks a call names it, with its cause and a repair`() {
        let answer = diff(["apply": .string(SampleMesh.strict)])
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.tree["counts"]?["broken"] == 1)
        let item = answer.tree["items"]?.elements?.first
        #expect(item?["change"] == "broken")
        #expect(item?["client"] == ["namespace": "legacy", "workload": "cron"])
        #expect(item?["server"] == ["host": "orders.shop.svc.cluster.local", "port": 80])
        #expect(item?["before"]?["verdict"] == "plaintext")
        #expect(item?["after"]?["failure"]?["reason"] == "server-no-filter-chain-plaintext")
        #expect(item?["remediation"]?["title"]?.text?.isEmpty == false)
        #expect(answer.tree["summary"]?.text?.hasPrefix("1 broken") == true)
        #expect(client.send(.get, "/v1/meshes/prod/matrix?verdict=broken").tree["items"] == [], "nothing is stored")
    }

    @Test func `what changes nothing says so`() {
        let answer = diff(["apply": .string(SampleMesh.orders)])
        #expect(answer.tree["items"] == [])
        #expect(answer.tree["summary"] == "no call ends differently")
        let removed = diff(["delete": [["kind": "PeerAuthentication", "namespace": "shop", "name": "none"]]])
        #expect(removed.tree["counts"]?.members?.allSatisfy { $0.value == 0 } == true)
    }

    @Test func `objects that decide more than is compared are named`() {
        let ingress = """
            {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i, namespace: shop}, spec: {ingressClassName: istio}}
            """
        let reference: Tree = ["kind": "Ingress", "namespace": "shop", "name": "i"]
        let answer = diff(["apply": .string(ingress)])
        #expect(answer.tree["notCompared"] == [reference], "\(answer.text)")
        #expect(answer.tree["summary"] == "no call ends differently; not compared: all that Ingress shop/i may decide")
        #expect(diff(["apply": .string(SampleMesh.strict)]).tree["notCompared"] == [])
        // What it says is kept: two that say the same differ in nothing.
        let text = SampleMesh.text(SampleMesh.documents + [ingress])
        let question: Tree = ["old": .string(text), "new": .string(text)]
        let compared = client.send(.post, "/v1/diff", JSONWriter.write(question), headers: Question.json)
        #expect(compared.tree["notCompared"] == [])
        // The snapshot keeps that it is there.
        _ = client.send(.put, "/v1/meshes/prod", text, headers: yaml)
        #expect(diff(["delete": [reference]]).tree["notCompared"] == [reference])
    }

    @Test func `a change that cannot be read is refused with all its faults`() {
        let answer = diff(["apply": .string(SampleMesh.faulty), "delete": [["kind": "Service"]]])
        #expect(answer.status == 400)
        #expect(answer.tree["errors"]?.elements?.count == 2)
        #expect(client.send(.post, "/v1/meshes/none:diff", #"{"apply":[]}"#, headers: Question.json).status == 404)
    }

    @Test func `two meshes are compared without keeping either`() {
        let question: Tree = [
            "old": .string(SampleMesh.text(SampleMesh.documents + [SampleMesh.strict])),
            "new": .string(SampleMesh.text(SampleMesh.documents + [SampleMesh.faulty])),
        ]
        let answer = Client().send(.post, "/v1/diff", JSONWriter.write(question), headers: Question.json)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.tree["counts"]?["repaired"] == 1)
        #expect(answer.tree["faults"]?.elements?.count == 1)
    }

    @Test func `a mesh is analyzed without keeping it`() {
        let question: Tree = [
            "manifests": .string(SampleMesh.text(SampleMesh.documents + [SampleMesh.strict])),
            "applications": [["host": "orders.shop.svc.cluster.local", "port": 80, "app": ["tls": true]]],
        ]
        let client = Client()
        let answer = client.send(.post, "/v1/analyze", JSONWriter.write(question), headers: Question.json)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.tree["totals"]?["broken"] == 3)
        #expect(answer.tree["counts"]?["Deployment"] == 3)
        #expect(client.send(.get, "/v1/meshes").tree["items"] == [])
    }

    @Test func `findings and a plan are those of the version`() {
        let version = client.send(.get, "/v1/meshes/prod").tree["version"]
        let findings = client.send(.get, "/v1/meshes/prod/findings")
        #expect(findings.status == 200)
        #expect(findings.tree["version"] == version)
        #expect(findings.tree["items"]?.elements != nil)
        for query in ["severity=bad", "code=1", "suppressed=yes", "colour=red"] {
            #expect(client.send(.get, "/v1/meshes/prod/findings?\(query)").status == 400, "\(query)")
        }
        let plan = client.send(.post, "/v1/meshes/prod:planStrict", #"{"scope":"mesh"}"#, headers: Question.json)
        #expect(plan.status == 200)
        #expect(plan.tree["version"] == version)
        for name in ["ready", "blocked", "steps"] { #expect(plan.tree[name]?.elements != nil, "\(name)") }
        let scope = client.send(.post, "/v1/meshes/prod:planStrict", #"{"scope":"all"}"#, headers: Question.json)
        #expect(scope.status == 400)
    }
}
