import Synchronization
import Testing

@testable import HTTPServer

/// Which route a path finds.
@Suite struct RouterTests {
    static let places: [(HTTPMethod, String)] = [
        (.get, "/"), (.get, "/v1/scenarios"), (.post, "/v1/scenarios"), (.get, "/v1/scenarios:export"),
        (.get, "/v1/scenarios/{id}"), (.delete, "/v1/scenarios/{id}"), (.post, "/v1/scenarios/{id}:evaluate"),
        (.get, "/v1/scenarios/{id}/diagram"), (.post, "/v1/meshes/{id}:diff"),
    ]

    static var router: Router {
        Router(
            places.map { method, pattern in
                Route(method, pattern, operation: pattern) { _, parameters, responder in
                    responder.send(Response(text: "\(pattern)|\(parameters["id"] ?? "")"))
                }
            })
    }

    static func answer(_ method: HTTPMethod, _ path: String) -> String {
        let response = router.respond(to: Request(method: method, path: path))
        let text = String(decoding: response.body.collected() ?? [], as: UTF8.self)
        return response.status == 200 ? text : "\(response.status)"
    }

    @Test(
        "A path finds the route whose pattern it fits",
        arguments: [
            (HTTPMethod.get, "/", "/|"),
            (.get, "/v1/scenarios", "/v1/scenarios|"),
            (.head, "/v1/scenarios", "/v1/scenarios|"),
            (.get, "/v1/scenarios:export", "/v1/scenarios:export|"),
            (.get, "/v1/scenarios/7", "/v1/scenarios/{id}|7"),
            (.delete, "/v1/scenarios/7", "/v1/scenarios/{id}|7"),
            (.get, "/v1/scenarios/a%20b", "/v1/scenarios/{id}|a b"),
            (.get, "/v1/scenarios/a%2Fb", "/v1/scenarios/{id}|a/b"),
            (.get, "/v1/scenarios/a%3Ab", "/v1/scenarios/{id}|a:b"),
            (.get, "/v1/scen%61rios/7", "/v1/scenarios/{id}|7"),
            (.get, "/v1/scen%61rios", "/v1/scenarios|"),
            (.get, "/v1/scenarios/7/diagram", "/v1/scenarios/{id}/diagram|7"),
            (.post, "/v1/scenarios/7:evaluate", "/v1/scenarios/{id}:evaluate|7"),
            (.post, "/v1/meshes/m:diff", "/v1/meshes/{id}:diff|m"),
        ])
    func found(method: HTTPMethod, path: String, expected: String) {
        #expect(Self.answer(method, path) == expected)
    }

    @Test(
        "A path that fits no pattern is not found",
        arguments: [
            "", "//", "/v1/scenarios/", "/v1//scenarios", "/V1/scenarios", "/v1/scenarios/7/", "/v1/scenarios/7:other",
            "/v1/scenarios/:evaluate", "/v1/scenarios/a:b:evaluate", "/v1/scenarios/7%3Aevaluate/x",
            "/v1/scenarios/7/8/9",
        ])
    func notFound(path: String) {
        #expect(Self.answer(.get, path) == "404")
    }

    @Test(
        "A malformed escape in a path is a bad request",
        arguments: ["%", "%4", "%zz", "%00", "%ff"].map { "/v1/scenarios/" + $0 })
    func malformed(path: String) {
        #expect(Self.answer(.get, path) == "400")
    }

    @Test("Another method is refused with the ones that are allowed, and told to the refusal")
    func notAllowed() {
        let seen = Mutex<Refusal?>(nil)
        let response = Self.router.respond(to: Request(method: .put, path: "/v1/scenarios/7")) { refusal in
            seen.withLock { $0 = refusal }
            return Response(status: refusal.status)
        }
        #expect(response.status == 405)
        #expect(response.headers == [Header("Allow", "DELETE, GET, HEAD, OPTIONS")])
        let refusal = seen.withLock { $0 }
        #expect(refusal?.allow == [.delete, .get, .head, .options])
        #expect(refusal?.path == "/v1/scenarios/7")
        #expect(Self.answer(.post, "/v1/scenarios/7") == "405")
        #expect(Self.answer(.other("get"), "/v1/scenarios") == "405")
    }

    @Test("OPTIONS is answered for every path that has a route")
    func options() {
        let one = Self.router.respond(to: Request(method: .options, path: "/v1/scenarios/7:evaluate"))
        #expect(one.status == 204 && one.headers == [Header("Allow", "OPTIONS, POST")])
        let all = Self.router.respond(to: Request(method: .options, path: "*"))
        #expect(all.headers == [Header("Allow", "DELETE, GET, HEAD, OPTIONS, POST")])
        #expect(Self.answer(.options, "/nowhere") == "404")
    }

    @Test("A request in memory that its handler forgets is answered with 500")
    func dropped() {
        let router = Router([Route(.get, "/", operation: "drop") { _, _, _ in }])
        #expect(router.respond(to: Request(method: .get, path: "/")).status == 500)
    }

    @Test("Every route is found by its own pattern")
    func complete() {
        for (method, pattern) in Self.places {
            let path = pattern.split(separator: "{id}", omittingEmptySubsequences: false).joined(separator: "x")
            #expect(Self.answer(method, path).hasPrefix(pattern + "|"))
        }
    }
}
