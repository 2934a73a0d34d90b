extension Router {
    /// The answer to a request without a socket; waits for a handler that answers later.
    ///
    /// One test body can so run in memory and over a live connection.
    package func respond(
        to request: Request,
        refusal: @escaping @Sendable (Refusal) -> Response = Refusal.plain
    ) -> Response {
        let cell = MemoryCell()
        let answer = PendingAnswer(
            target: .memory(cell),
            method: request.method,
            identifier: request.identifier,
            remoteAddress: request.remoteAddress
        )
        dispatch(request, answer, refusal)
        return cell.wait()
    }

    /// Has the right handler, or the refusal, answer the request.
    func dispatch(_ request: Request, _ answer: PendingAnswer, _ refusal: (Refusal) -> Response) {
        func refuse(_ status: Int, _ reason: String, allow: [HTTPMethod] = []) {
            let cause = Refusal(
                status: status, reason: reason, identifier: request.identifier, method: request.method,
                path: request.path, allow: allow)
            var response = refusal(cause)
            if !allow.isEmpty { response.headers.append(Self.allowHeader(allow)) }
            answer.send(response)
        }
        switch find(request.method, request.path) {
        case .route(let route, let parameters):
            answer.operation = route.operation
            route.handler(request, parameters, Responder(answer))
        case .options(let allow):
            answer.send(Response(status: 204, headers: [Self.allowHeader(allow)]))
        case .notAllowed(let allow):
            let methods = allow.map(\.name).joined(separator: ", ")
            refuse(405, "`\(request.method.name)` is not allowed here, use \(methods)", allow: allow)
        case .notFound:
            refuse(404, "nothing is at `\(request.path)`")
        case .malformed:
            refuse(400, "the path has a malformed percent escape")
        }
    }

    private static func allowHeader(_ methods: [HTTPMethod]) -> Header {
        Header("Allow", methods.map(\.name).joined(separator: ", "))
    }
}
