import API
import Foundation
import HTTPServer
import ScenarioStore

/// Calls the operations in memory, through the router that a server would use.
struct Client {
    let router: Router

    init(store: any ScenarioStore = MemoryStore(), tokens: Tokens = .anonymous) {
        self.init(Service(store: store, tokens: tokens))
    }

    init(_ service: Service) {
        router = Router(service.routes)
    }

    struct Answer {
        var status: Int
        var headers: [String: String]
        var body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }

        func json() throws -> [String: Any] {
            try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] ?? [:]
        }
    }

    func send(
        _ method: HTTPMethod, _ target: String, _ body: String = "", headers: [String: String] = [:]
    ) -> Answer {
        send(method, target, Array(body.utf8), headers: headers)
    }

    func send(_ method: HTTPMethod, _ target: String, _ body: [UInt8], headers: [String: String] = [:]) -> Answer {
        let parts = target.split(separator: "?", maxSplits: 1)
        let query = parts.count > 1 ? QueryItem.parse(parts[1].utf8) ?? [] : []
        let request = Request(
            method: method, path: String(parts[0]), query: query,
            headers: HeaderBlock(headers.map { Header($0.key, $0.value) }), body: body)
        let response = router.respond(to: request, refusal: Service.refusal)
        return Answer(
            status: response.status,
            headers: Dictionary(response.headers.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }),
            body: response.body.collected() ?? [])
    }
}

let yaml = ["Content-Type": "application/yaml"]

/// The folder `examples`.
let examples = URL(fileURLWithPath: #filePath).appending(path: "../../../examples").standardizedFileURL
