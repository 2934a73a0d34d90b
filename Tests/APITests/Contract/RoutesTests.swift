import API
import HTTPServer
import ScenarioStore
import Testing

import Manifests

struct RoutesTests {
    static let operations = Contract.shared.operations

    @Test func `routes and document have the same operations, in the same order, under the same names`() {
        let routes = Service(store: MemoryStore()).routes.map { "\($0.method.name) \($0.pattern) \($0.operation)" }
        let documented = Self.operations.map { "\($0.name) \($0.identifier)" }
        #expect(documented.count > 15)
        #expect(Set(routes) == Set(documented))
        #expect(routes.count == Set(routes).count)
    }

    @Test func `the document is served as it stands, and as the same in JSON`() {
        let yaml = Client().send(.get, "/openapi.yaml")
        let json = Client().send(.get, "/openapi.json")
        #expect(Tree.read(json.body) == Tree.read(yaml: yaml.body))
        #expect(Tree.read(json.body) == Contract.shared.root)
    }

    @Test(arguments: operations.map(\.name))
    func `another method is 405, and Allow names those of the path`(name: String) throws {
        let operation = try #require(Self.operations.first { $0.name == name })
        let answer = Client().send(HTTPMethod("PATCH"), operation.path)
        #expect(answer.status == 405)
        let allowed = answer.headers["Allow"]?.split(separator: ", ").map(String.init) ?? []
        let methods = Self.operations.filter { $0.path == operation.path }.map(\.method.name)
        let head = methods.contains("GET") ? ["HEAD"] : []
        #expect(Set(allowed) == Set(methods + head + ["OPTIONS"]))
        #expect(Tree.read(answer.body)?["code"]?.text == "LEG9107")
    }

    @Test(arguments: operations.map(\.name))
    func `what nobody offers is 406, and the offers are named`(name: String) throws {
        let operation = try #require(Self.operations.first { $0.name == name })
        guard operation.tree["responses"]?["406"] != nil else {
            #expect(
                ["deleteScenario", "deleteMesh"].contains(operation.identifier), "which is answered without a body")
            return
        }
        let answer = Client().send(operation.method, operation.path, headers: ["Accept": "image/webp"])
        #expect(answer.status == 406)
        let content = Contract.shared.response(operation, 200) ?? Contract.shared.response(operation, 201)
        for media in content?["content"]?.members ?? [] { #expect(answer.text.contains(media.name)) }
    }

    @Test(arguments: operations.map(\.name))
    func `an unknown query parameter is 400, and is named`(name: String) throws {
        let operation = try #require(Self.operations.first { $0.name == name })
        let answer = Client().send(operation.method, operation.path + "?colour=red")
        #expect(answer.status == 400)
        let problem = Tree.read(answer.body)
        #expect(problem?["code"]?.text == "LEG9102")
        #expect(problem?["errors"]?.elements?.first?["pointer"]?.text == "/query/colour")
        #expect(problem?["detail"]?.text?.contains("`colour`") == true)
    }
}
