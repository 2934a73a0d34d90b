import HTTPServer

/// An API server that has some objects, two in an answer at most.
final class FakeCluster {
    /// As the API server prints one: its items do not say what they are.
    struct List: Sendable {
        var version = "v1"
        var kind: String
        var items: [String] = []
    }

    private let server: Server

    /// - Parameters:
    ///   - answers: by path, JSON.
    ///   - lists: by path.
    ///   - refused: a path that only others may read.
    init(answers: [String: String], lists: [String: List], refused: String? = nil) throws {
        let paths = Set(answers.keys).union(lists.keys)
        let routes = paths.sorted().map { path in
            Route(.get, path, operation: path) { request, _, responder in
                if path == refused {
                    return responder.send(Response(status: 403, text: #"{"message":"pods is forbidden"}"#))
                }
                if let answer = answers[path] { return responder.send(Response(status: 200, text: answer)) }
                let first = request.query.first { $0.name == "continue" }.flatMap { Int($0.value) } ?? 0
                let all = lists[path]?.items ?? []
                let page = all[first..<min(first + 2, all.count)]
                let next = first + 2 < all.count ? "\(first + 2)" : ""
                let head = #""apiVersion":"\#(lists[path]?.version ?? "")","kind":"\#(lists[path]?.kind ?? "")List""#
                responder.send(
                    Response(
                        status: 200,
                        text:
                            #"{\#(head),"metadata":{"continue":"\#(next)"},"items":[\#(page.joined(separator: ","))]}"#)
                )
            }
        }
        server = try Server(configuration: ServerConfiguration(), router: Router(routes))
    }

    deinit { server.stop(grace: .zero) }

    var url: String { "http://127.0.0.1:\(server.port)" }
}
