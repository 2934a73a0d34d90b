import API
import HTTPServer
import ScenarioStore

/// A server with a store in memory, for one test.
final class LiveServer {
    private let server: Server

    init(tls: ServerConfiguration.TLS? = nil, tokens: Tokens = .anonymous) throws {
        var configuration = ServerConfiguration()
        configuration.tls = tls
        let service = Service(store: MemoryStore(), tokens: tokens)
        server = try Server(
            configuration: configuration, router: Router(service.routes), refusal: Service.refusal, observer: { _ in })
        isTLS = tls != nil
    }

    private let isTLS: Bool

    deinit { server.stop(grace: .zero) }

    var url: String { "\(isTLS ? "https" : "http")://127.0.0.1:\(server.port)" }
}
