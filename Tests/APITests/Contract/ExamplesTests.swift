import HTTPServer
import Manifests
import Testing

struct ExamplesTests {
    /// One example of the document.
    struct Example: Sendable, CustomTestStringConvertible {
        var operation: String
        var media: String
        var value: Tree
        var schema: Tree
        var status = 0

        var testDescription: String { "\(operation) \(status == 0 ? "" : "\(status) ")\(media)" }
        var body: [UInt8] { value.text.map { Array($0.utf8) } ?? JSONWriter.write(value) }
    }

    static let requests: [Example] = Contract.shared.operations.flatMap { operation in
        (operation.tree["requestBody"]?["content"]?.members ?? []).flatMap { media in
            Contract.shared.examples(media.value).map {
                Example(
                    operation: operation.name, media: media.name, value: $0, schema: media.value["schema"] ?? [:])
            }
        }
    }

    static let responses: [Example] = Contract.shared.operations.flatMap { operation in
        (operation.tree["responses"]?.members ?? []).flatMap { response in
            (Contract.shared.resolve(response.value)["content"]?.members ?? []).flatMap { media in
                Contract.shared.examples(media.value).map {
                    Example(
                        operation: operation.name, media: media.name, value: $0, schema: media.value["schema"] ?? [:],
                        status: Int(response.name) ?? 0)
                }
            }
        }
    }

    @Test func `every operation that takes a body has an example of it, and every one has an answer's`() {
        for operation in Contract.shared.operations {
            if operation.tree["requestBody"] != nil {
                #expect(Self.requests.contains { $0.operation == operation.name })
            }
            let isDocument = operation.path.hasPrefix("/openapi")
            if operation.tree["responses"]?["204"] != nil || isDocument { continue }
            #expect(Self.responses.contains { $0.operation == operation.name && $0.status < 300 }, "\(operation.name)")
        }
    }

    @Test(arguments: requests)
    func `a request is as its schema says, and is answered as documented`(example: Example) throws {
        #expect(SchemaCheck.faults(of: example.value, example.schema) == [])
        let operation = try #require(Contract.shared.operations.first { $0.name == example.operation })
        let answer = try Self.client().send(
            operation.method, Self.path(operation), example.body, headers: ["Content-Type": example.media])
        #expect((200..<300).contains(answer.status), "\(answer.text)")
        try check(answer, operation)
    }

    @Test(arguments: responses)
    func `an answer is as its schema says`(example: Example) {
        #expect(SchemaCheck.faults(of: example.value, example.schema) == [])
    }

    @Test(arguments: Contract.shared.operations.filter { $0.method == .get }.map(\.name))
    func `what is read is as documented, with its parameters as in their examples`(name: String) throws {
        let operation = try #require(Contract.shared.operations.first { $0.name == name })
        var query: [String] = []
        for parameter in operation.parameters {
            guard let name = parameter["name"]?.text, let value = Contract.shared.examples(parameter).first else {
                continue
            }
            let values = (value.elements ?? [value]).map { $0.text ?? "\($0.number ?? 0)" }
            if parameter["in"]?.text == "query" {
                query += values.map { "\(name)=\($0.replacing("=", with: "%3D"))" }
            }
        }
        let answer = try Self.client().send(
            .get, Self.path(operation) + (query.isEmpty ? "" : "?" + query.joined(separator: "&")))
        #expect(answer.status == 200, "\(answer.text)")
        try check(answer, operation)
    }

    /// A client of a server that has the scenario and the mesh of the document.
    private static func client() throws -> Client {
        let client = Client()
        let examples = Contract.shared.root["components"]?["examples"]
        let line = try #require(examples?["ScenarioLine"]?["value"]?.text)
        _ = client.send(.post, "/v1/scenarios:import", line, headers: ["Content-Type": "application/x-ndjson"])
        let mesh = try #require(examples?["MeshManifests"]?["value"]?.text)
        _ = client.send(.put, "/v1/meshes/prod", mesh, headers: yaml)
        return client
    }

    /// The path with the values of its parameters' examples.
    private static func path(_ operation: Contract.Operation) -> String {
        operation.parameters.filter { $0["in"]?.text == "path" }.reduce(operation.path) { path, parameter in
            let value = Contract.shared.examples(parameter).first?.text ?? ""
            return path.replacing("{\(parameter["name"]?.text ?? "")}", with: value)
        }
    }

    /// That status, headers, media type and body are those of the document.
    private func check(_ answer: Client.Answer, _ operation: Contract.Operation) throws {
        let response = try #require(Contract.shared.response(operation, answer.status), "\(answer.status)")
        // The number is put on by the server that carries the operations.
        for header in response["headers"]?.members ?? [] where header.name != "X-Request-Id" {
            let value = answer.headers[header.name]
            #expect(value != nil, "\(header.name)")
            let schema = Contract.shared.resolve(header.value)["schema"] ?? [:]
            #expect(SchemaCheck.faults(of: .string(value ?? ""), schema) == [])
        }
        let type = answer.headers["Content-Type"]?.split(separator: ";").first.map(String.init) ?? ""
        let schema = try #require(response["content"]?[type]?["schema"], "\(type) is not documented")
        let value: Tree? =
            switch type {
            case "application/json": Tree.read(answer.body)
            case "application/yaml": Tree.read(yaml: answer.body)
            default: .string(answer.text)
            }
        #expect(try SchemaCheck.faults(of: #require(value), schema) == [])
    }
}
