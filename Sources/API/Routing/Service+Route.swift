import HTTPServer

extension Service {
    typealias Work = @Sendable (Request, PathParameters, MediaType) throws(Problem) -> Response
    typealias WaitingWork =
        @Sendable (Request, PathParameters, MediaType, @escaping @Sendable (Response) -> Void) throws(Problem) -> Void

    /// An operation that is answered at once.
    ///
    /// - Parameters:
    ///   - role: what a caller's token has to allow; nil for everyone.
    ///   - offers: what it can be answered with, the default first.
    func route(
        _ method: HTTPMethod, _ pattern: String, _ operation: String, role: Role?, offers: [MediaType],
        bodyLimit: Int? = nil,
        _ work: @escaping Work
    ) -> Route {
        Route(method, pattern, operation: operation, bodyLimit: bodyLimit) { [self] request, parameters, responder in
            let response: Response
            do throws(Problem) {
                if let role { try tokens.require(role, of: request) }
                response = try work(request, parameters, try Self.media(request, offers))
            } catch {
                response = error.response(identifier: request.identifier)
            }
            responder.send(response)
        }
    }

    /// An operation that is answered once something is on disk.
    func waitingRoute(
        _ method: HTTPMethod, _ pattern: String, _ operation: String, role: Role?, offers: [MediaType],
        bodyLimit: Int? = nil,
        _ work: @escaping WaitingWork
    ) -> Route {
        Route(method, pattern, operation: operation, bodyLimit: bodyLimit) { [self] request, parameters, responder in
            let pending = PendingResponse(responder)
            do throws(Problem) {
                if let role { try tokens.require(role, of: request) }
                try work(request, parameters, try Self.media(request, offers)) { pending.send($0) }
            } catch {
                pending.send(error.response(identifier: request.identifier))
            }
        }
    }
    /// An operation that takes long: another thread works on it, and those that serve go on.
    ///
    /// - Parameter workbench: whose threads it takes.
    func heavyRoute(
        _ method: HTTPMethod, _ pattern: String, _ operation: String, role: Role, offers: [MediaType],
        bodyLimit: Int? = nil, on workbench: Workbench,
        _ work: @escaping Work
    ) -> Route {
        waitingRoute(method, pattern, operation, role: role, offers: offers, bodyLimit: bodyLimit) {
            request, path, media, respond throws(Problem) in
            try workbench.run {
                do throws(Problem) {
                    respond(try work(request, path, media))
                } catch {
                    respond(error.response(identifier: request.identifier))
                }
            }
        }
    }
}

extension Service {
    /// The offer that the client likes best; JSON where there is nothing to choose.
    static func media(_ request: Request, _ offers: [MediaType]) throws(Problem) -> MediaType {
        if offers.isEmpty { return .json }
        guard let media = Acceptance(request.header("Accept")).choose(offers) else { throw .notAcceptable(offers) }
        return media
    }
}

extension Response {
    /// JSON that is ready.
    static func json(_ bytes: [UInt8], status: Int = 200, headers: [Header] = []) -> Response {
        Response(status: status, type: MediaType.json.header, bytes: bytes, headers: headers)
    }
}
