import API
import HTTPServer
import Manifests
import ScenarioStore
import Synchronization
import Testing

struct OperatingTests {
    @Test func `metrics count verdicts, requests and scenarios in the text format of Prometheus`() {
        let metrics = Metrics()
        let store = MemoryStore()
        let router = Router(Service(store: store, metrics: metrics).routes)
        let request = Request(
            method: .post, path: "/v1/scenarios",
            headers: HeaderBlock([Header("Content-Type", "application/json")]), body: Array(Question.described().utf8))
        #expect(router.respond(to: request).status == 201)
        let answer = router.respond(to: Request(method: .get, path: "/metrics"))
        let text = String(decoding: answer.body.collected() ?? [], as: UTF8.self)
        #expect(text.contains("legible_verdicts_total{verdict=\"mutual-tls\"} 1\n"))
        #expect(text.contains("legible_store_scenarios 1\n"))
        #expect(text.contains("# TYPE legible_http_requests_total counter\n"))
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            #expect(line.split(separator: " ").last.flatMap { Double($0) } != nil, "\(line)")
        }
    }

    @Test func `readiness ends once the server drains, and life does not`() {
        let service = Service(store: MemoryStore())
        let router = Router(service.routes)
        #expect(router.respond(to: Request(method: .get, path: "/readyz")).status == 200)
        service.isDraining.store(true, ordering: .relaxed)
        let answer = router.respond(to: Request(method: .get, path: "/readyz"))
        #expect(answer.status == 503)
        #expect(answer.headers.contains { $0.name == "Retry-After" })
        #expect(router.respond(to: Request(method: .get, path: "/livez")).status == 200)
    }

    @Test(arguments: [400, 404, 405, 408, 413, 414, 415, 417, 429, 431, 500, 501, 503, 505])
    func `what the server refuses by itself is a problem with a code of the catalogue`(status: Int) throws {
        let refusal = Refusal(
            status: status, reason: "why", identifier: "number", method: .get, path: "/", allow: [])
        let response = Service.refusal(refusal)
        #expect(response.status == status)
        let problem = try #require(Tree.read(response.body.collected() ?? []))
        #expect(problem["instance"]?.text == "urn:legible:request:number")
        let schema = try #require(Contract.shared.root["components"]?["schemas"]?["Problem"])
        #expect(SchemaCheck.faults(of: problem, schema) == [])
        #expect(Client().send(.get, problem["type"]?.text ?? "").status == 200)
        let asksToWait = response.headers.contains { $0.name == "Retry-After" }
        #expect(asksToWait == (status == 429 || status == 503))
    }
}
