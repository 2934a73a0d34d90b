import CHTTPServer

/// What the callbacks of the C server need.
final class ServerCore: Sendable {
    let router: Router
    let refusal: @Sendable (Refusal) -> Response
    let observer: @Sendable (Exchange) -> Void
    let bodyLimit: Int
    private let identifiers = RequestIdentifiers()

    init(
        router: Router,
        bodyLimit: Int,
        refusal: @escaping @Sendable (Refusal) -> Response,
        observer: @escaping @Sendable (Exchange) -> Void
    ) {
        self.router = router
        self.bodyLimit = bodyLimit
        self.refusal = refusal
        self.observer = observer
    }

    /// The smallest limit of any route: what stays below it needs no look at the route.
    var bodyFloor: Int {
        router.routes.compactMap(\.bodyLimit).reduce(bodyLimit, min)
    }

    func bodyLimit(_ method: HTTPMethod, _ path: String) -> Int {
        if case .route(let route, _) = router.find(method, path) { route.bodyLimit ?? bodyLimit } else { bodyLimit }
    }

    func serve(_ exchange: OpaquePointer, _ raw: chs_request) {
        let headers = HeaderBlock(bytes: Array(bytes(raw.headers)))
        let identifier = identifiers.choose(headers["x-request-id"])
        let method = raw.method.length == 0 ? nil : HTTPMethod(string(raw.method))
        let path = raw.path.length == 0 ? nil : string(raw.path)
        let answer = PendingAnswer(
            target: .exchange(exchange), method: method, identifier: identifier,
            remoteAddress: string(raw.remote_address))
        chs_set_tag(exchange, Unmanaged.passRetained(answer).toOpaque())
        func refuse(_ status: Int, _ reason: String) {
            let cause = Refusal(status: status, reason: reason, identifier: identifier, method: method, path: path)
            answer.send(refusal(cause))
        }
        if raw.refusal != 0 {
            refuse(Int(raw.refusal), raw.reason.map { String(cString: $0) } ?? "refused")
            return
        }
        guard let method, let path else {
            refuse(400, "the request line cannot be read")
            return
        }
        guard let query = raw.query.length == 0 ? [] : QueryItem.parse(bytes(raw.query)) else {
            refuse(400, "the query has a malformed percent escape")
            return
        }
        let request = Request(
            method: method, path: path, query: query, headers: headers, body: Array(bytes(raw.body)),
            remoteAddress: answer.remoteAddress, identifier: identifier,
            clientCertificate: raw.client_certificate.length == 0 ? nil : string(raw.client_certificate))
        router.dispatch(request, answer, refusal)
    }

    func finished(_ answer: PendingAnswer, _ outcome: chs_outcome) {
        observer(
            Exchange(
                method: answer.method, operation: answer.operation, status: answer.status,
                bytesIn: Int(clamping: outcome.bytes_in), bytesOut: Int(clamping: outcome.bytes_out),
                nanoseconds: outcome.nanoseconds, identifier: answer.identifier,
                remoteAddress: answer.remoteAddress, delivered: outcome.delivered))
    }

    /// The callbacks, which hold `self` unretained.
    var callbacks: chs_callbacks {
        chs_callbacks(
            context: Unmanaged.passUnretained(self).toOpaque(),
            request: { context, exchange, raw in
                Unmanaged<ServerCore>.fromOpaque(context).takeUnretainedValue().serve(exchange, raw.pointee)
            },
            finished: { context, tag, outcome in
                guard let tag else { return }
                let answer = Unmanaged<PendingAnswer>.fromOpaque(tag).takeRetainedValue()
                Unmanaged<ServerCore>.fromOpaque(context).takeUnretainedValue().finished(answer, outcome.pointee)
            },
            body_limit: { context, method, path in
                Unmanaged<ServerCore>.fromOpaque(context).takeUnretainedValue()
                    .bodyLimit(HTTPMethod(string(method)), string(path))
            })
    }
}

private func bytes(_ text: chs_text) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: text.bytes, count: text.bytes == nil ? 0 : text.length)
}

private func string(_ text: chs_text) -> String {
    String(decoding: bytes(text), as: UTF8.self)
}
