import API
import HTTPServer
import Synchronization

/// A server that is started after those who count its connections are made.
final class ServerCell: Sendable {
    private let server = Mutex<Server?>(nil)

    func start(
        _ configuration: ServerConfiguration, _ service: Service, observer: @escaping @Sendable (Exchange) -> Void
    ) throws(Failure) {
        do throws(ServerError) {
            let started = try Server(
                configuration: configuration, router: Router(service.routes), refusal: Service.refusal,
                observer: observer)
            server.withLock { $0 = started }
        } catch {
            throw .failed(error.description)
        }
    }

    var port: Int { current?.port ?? 0 }

    var counters: ConnectionCounters { current?.counters ?? ConnectionCounters() }

    func stop(grace: Duration) { current?.stop(grace: grace) }

    private var current: Server? { server.withLock { $0 } }
}
