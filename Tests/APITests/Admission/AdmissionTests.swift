import API
import Foundation
import HTTPServer
import Manifests
import ScenarioStore
import Synchronization
import Testing

struct AdmissionTests {
    private let client = SampleMesh.client()
    private let uid = "705ab4f5-6393-11e8-b7cc-42010a800002"

    private func review(
        _ operation: String, _ kind: String, _ name: String, _ object: String?, dryRun: Bool = false
    ) -> String {
        """
        {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"\(uid)",
        "kind":{"group":"","version":"v1","kind":"\(kind)"},"name":"\(name)","namespace":"shop",
        "operation":"\(operation)","userInfo":{"username":"admin"},"dryRun":\(dryRun),
        "object":\(object.map(SampleMesh.json) ?? "null"),"oldObject":null}}
        """
    }

    private var strict: String { review("CREATE", "PeerAuthentication", "default", SampleMesh.strict) }

    private func send(_ body: String, _ query: String = "", to client: Client? = nil) -> Tree {
        let answer = (client ?? self.client).send(
            .post, "/v1/admission/prod\(query)", body, headers: Question.json)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.tree["apiVersion"] == "admission.k8s.io/v1")
        #expect(answer.tree["kind"] == "AdmissionReview")
        #expect(answer.tree["response"]?["uid"]?.text == uid)
        return answer.tree["response"] ?? .null
    }

    @Test func `a change that breaks a call is denied, and the call is named with reason and code`() {
        let response = send(strict, "?mode=deny")
        #expect(response["allowed"] == false)
        #expect(response["status"]?["code"] == 403)
        let message = response["status"]?["message"]?.text ?? ""
        for part in [
            "breaks 1 call", "legacy/cron", "orders.shop.svc.cluster.local:80", "server-no-filter-chain-plaintext",
            "LEG",
        ] { #expect(message.contains(part), "\(message)") }
        #expect(response["warnings"] == nil)
    }

    @Test func `the decision is kept as a scenario with the review's uid, which the message links`() {
        let response = send(strict, "?mode=deny")
        let list = client.send(.get, "/v1/scenarios?label=uid%3D\(uid)").tree["items"]?.elements ?? []
        #expect(list.count == 1)
        let id = list.first?["id"]?.text ?? ""
        #expect(response["auditAnnotations"]?["scenario"]?.text == id)
        #expect(response["status"]?["message"]?.text?.contains("/v1/scenarios/\(id)") == true)
        let scenario = client.send(.get, "/v1/scenarios/\(id)").tree
        #expect(scenario["verdict"] == "broken")
        #expect(scenario["labels"]?["decision"] == "denied")
        #expect(scenario["question"]?["client"] == ["namespace": "legacy", "workload": "cron"])
        let again = client.send(.post, "/v1/scenarios/\(id):evaluate")
        #expect(again.status == 200)
        #expect(again.tree["drift"] == false)
    }

    @Test func `warn lets it through with warnings, and is the mode where none is given`() {
        for query in ["", "?mode=warn"] {
            let response = send(strict, query)
            #expect(response["allowed"] == true)
            #expect(response["status"] == nil)
            let warnings = response["warnings"]?.elements?.compactMap(\.text) ?? []
            #expect(warnings.first == "legible: this change breaks 1 call")
            #expect(warnings.contains { $0.contains("legacy/cron") })
        }
    }

    @Test func `audit lets it through without a word, and keeps the decision`() {
        let response = send(strict, "?mode=audit")
        #expect(response["allowed"] == true)
        #expect(response["warnings"] == nil)
        #expect(response["auditAnnotations"]?["decision"] == "audited")
        #expect(client.send(.get, "/v1/scenarios").tree["items"]?.elements?.count == 1)
    }

    @Test func `a dry run is judged and not kept`() {
        let body = review("CREATE", "PeerAuthentication", "default", SampleMesh.strict, dryRun: true)
        #expect(send(body, "?mode=deny")["allowed"] == false)
        #expect(client.send(.get, "/v1/scenarios").tree["items"] == [])
    }

    @Test func `a change that repairs a call is let through`() {
        let client = Client()
        let text = SampleMesh.text(SampleMesh.documents + [SampleMesh.strict])
        _ = client.send(.put, "/v1/meshes/prod", text, headers: yaml)
        let response = send(review("DELETE", "PeerAuthentication", "default", nil), "?mode=deny", to: client)
        #expect(response["allowed"] == true)
        #expect(response["warnings"] == nil)
        #expect(response["auditAnnotations"]?["decision"] == "allowed")
        let permissive = SampleMesh.strict.replacing("STRICT", with: "PERMISSIVE")
        let update = send(
            review("UPDATE", "PeerAuthentication", "default", permissive), "?mode=deny", to: client)
        #expect(update["allowed"] == true)
    }

    @Test func `a change after which a call may or may not work is let through with a warning`() {
        let policy = """
            apiVersion: security.istio.io/v1
            kind: AuthorizationPolicy
            metadata: {name: orders, namespace: shop}
            spec: {action: DENY, rules: [{when: [{key: "experimental.envoy.filters.a", values: [b]}]}]}
            """
        let response = send(review("CREATE", "AuthorizationPolicy", "orders", policy), "?mode=deny")
        #expect(response["allowed"] == true)
        let warnings = response["warnings"]?.elements?.compactMap(\.text) ?? []
        #expect(warnings.contains { $0.contains("may or may not work") }, "\(response)")
    }

    @Test func `what a change may do to calls that are not compared is said`() {
        let gateway = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: public, namespace: shop}
            spec: {gatewayClassName: other, listeners: [{name: http, port: 80, protocol: HTTP}]}
            """
        let response = send(review("CREATE", "Gateway", "public", gateway), "?mode=deny")
        #expect(response["allowed"] == true)
        let warnings = response["warnings"]?.elements?.compactMap(\.text) ?? []
        #expect(
            warnings == [
                "legible: not compared: all that Gateway.gateway.networking.k8s.io shop/public may decide"
            ], "\(response)")
        #expect(send(review("CREATE", "Gateway", "public", gateway), "?mode=audit")["warnings"] == nil)
        let knative = review("DELETE", "Service", "orders", nil).replacing(
            #""group":"""#, with: #""group":"serving.knative.dev""#)
        #expect(send(knative, "?mode=deny")["auditAnnotations"]?["decision"] == "allowed")
        #expect(client.send(.get, "/v1/scenarios").tree["items"] == [])
    }

    @Test func `what decides nothing, and what is no object, is let through`() {
        #expect(send(review("CREATE", "Secret", "key", SampleMesh.secret), "?mode=deny")["allowed"] == true)
        #expect(send(review("CONNECT", "Pod", "a", nil), "?mode=deny")["allowed"] == true)
        let scale = strict.replacing(#""dryRun""#, with: #""subResource":"scale","dryRun""#)
        #expect(send(scale, "?mode=deny")["allowed"] == true)
        #expect(client.send(.get, "/v1/scenarios").tree["items"] == [])
    }

    @Test func `an object that cannot be read is let through with a warning`() {
        let response = send(review("CREATE", "PeerAuthentication", "faulty", SampleMesh.faulty), "?mode=deny")
        #expect(response["allowed"] == true)
        let warning = response["warnings"]?.elements?.first?.text ?? ""
        #expect(warning.contains("cannot read PeerAuthentication shop/faulty"))
        #expect(warning.contains("STRIKT"))
    }

    @Test func `an unknown mesh is a warning, and a denial only where that is asked for`() {
        let client = Client()
        let response = send(strict, "?mode=deny", to: client)
        #expect(response["allowed"] == true)
        #expect(response["warnings"] == ["legible knows no mesh `prod`; nothing was checked"])
        #expect(send(strict, "?mode=deny&stale=deny", to: client)["allowed"] == false)
        #expect(send(strict, "?mode=warn&stale=deny", to: client)["allowed"] == true)
        #expect(send(strict, "?mode=audit", to: client)["warnings"] == nil)
    }

    @Test func `a snapshot that is too old is a warning, and denies nothing unless that is asked for`() {
        let now = Mutex<Int64>(1_700_000_000_000)
        let service = Service(
            store: MemoryStore(), identifiers: ULIDGenerator(clock: { now.withLock { $0 } }, random: { 7 }),
            clock: { now.withLock { $0 } })
        let client = Client(service)
        _ = client.send(.put, "/v1/meshes/prod", SampleMesh.yaml, headers: yaml)
        now.withLock { $0 += 3_600_000 }
        #expect(send(strict, "?mode=deny&maxAge=60m", to: client)["allowed"] == false)
        now.withLock { $0 += 1000 }
        let old = send(strict, "?mode=deny&maxAge=60m", to: client)
        #expect(old["allowed"] == true)
        let warnings = old["warnings"]?.elements?.compactMap(\.text) ?? []
        #expect(warnings.first == "legible's snapshot of mesh `prod` is 60 min old, and may be 60 min at most")
        #expect(warnings.contains { $0.contains("breaks 1 call") })
        #expect(send(strict, "?mode=deny&maxAge=60m&stale=deny", to: client)["allowed"] == false)
        let harmless = review("CREATE", "Service", "orders", SampleMesh.orders)
        #expect(send(harmless, "?mode=deny&maxAge=60m", to: client)["allowed"] == true)
        #expect(send(harmless, "?mode=deny&maxAge=60m&stale=deny", to: client)["allowed"] == false)
    }

    @Test(arguments: [
        ("?mode=block", "/query/mode"), ("?maxAge=soon", "/query/maxAge"), ("?stale=maybe", "/query/stale"),
        ("?maxAge=1", "/query/maxAge"),
    ])
    func `terms that are none are named`(query: String, pointer: String) {
        let answer = client.send(.post, "/v1/admission/prod\(query)", strict, headers: Question.json)
        #expect(answer.status == 400)
        #expect(answer.tree["errors"]?.elements?.first?["pointer"]?.text == pointer)
    }

    @Test func `the API server's own parameter is taken, and does nothing`() {
        #expect(send(strict, "?timeout=3s&mode=deny")["allowed"] == false)
        #expect(send(strict, "/deny?timeout=3s")["allowed"] == false)
    }

    @Test func `terms in the path are those of the query`() {
        #expect(send(strict, "/deny")["allowed"] == false)
        #expect(send(strict, "/deny.max-age-24h.stale-deny")["allowed"] == false)
        #expect(send(strict, "/warn")["warnings"]?.elements?.isEmpty == false)
        #expect(send(strict, "/audit")["auditAnnotations"]?["decision"] == "audited")
        #expect(send(strict, "/deny.stale-deny", to: Client())["allowed"] == false)
        #expect(send(strict, "/deny.stale-warn", to: Client())["allowed"] == true)
    }

    @Test(arguments: [
        "block", "deny.max-age-soon", "deny.stale-no", "deny.", "max-age-24h", "deny.max-age-1s.max-age-2s",
    ])
    func `terms in the path that are none are named`(terms: String) {
        let answer = client.send(.post, "/v1/admission/prod/\(terms)", strict, headers: Question.json)
        #expect(answer.status == 400)
        #expect(answer.tree["errors"]?.elements?.first?["pointer"]?.text == "/path/terms")
    }

    @Test func `what cannot be the name of a mesh is named`() {
        let answer = client.send(.post, "/v1/admission/Prod", strict, headers: Question.json)
        #expect(answer.status == 400)
        #expect(answer.tree["errors"]?.elements?.first?["pointer"] == "/path/mesh")
    }

    @Test func `what is no review is refused`() {
        for body in ["{}", "[]", "", #"{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview"}"#] {
            #expect(client.send(.post, "/v1/admission/prod", body, headers: Question.json).status == 400, "\(body)")
        }
        #expect(client.send(.post, "/v1/admission/prod", "a: b", headers: yaml).status == 415)
    }

    @Test func `reviews need a token, unless the server lets the API server in without`() throws {
        let tokens = try Tokens("write \(SHA256.hexadecimal("secret-secret-secret")) ci", path: "tokens")
        let closed = Client(Service(store: MemoryStore(), tokens: tokens))
        #expect(closed.send(.post, "/v1/admission/prod", strict, headers: Question.json).status == 401)
        var limits = MeshLimits()
        limits.admitsAnonymously = true
        let open = Client(Service(store: MemoryStore(), tokens: tokens, limits: limits))
        #expect(open.send(.post, "/v1/admission/prod", strict, headers: Question.json).status == 200)
        #expect(open.send(.get, "/v1/meshes").status == 401)
    }

    @Test func `reviews are counted by mesh and decision`() {
        _ = send(strict, "?mode=deny")
        _ = send(strict, "?mode=deny")
        _ = client.send(.post, "/v1/admission/unknown", strict, headers: Question.json)
        let text = client.send(.get, "/metrics").text
        #expect(text.contains("legible_admission_reviews_total{mesh=\"prod\",decision=\"denied\"} 2"))
        #expect(text.contains("legible_admission_reviews_total{mesh=\"\",decision=\"warned\"} 1"))
        #expect(text.contains("legible_mesh_calls{mesh=\"prod\",verdict=\"mutual-tls\"} 2"))
        #expect(text.components(separatedBy: "# TYPE legible_mesh_calls gauge").count == 2)
    }
}
