import API
import Engine
import Glibc
import HTTPServer
import ScenarioStore
import Synchronization

/// A server from its start to its end.
struct Serving {
    private let options: ServeOptions
    private let surroundings: Surroundings

    init(_ options: ServeOptions, _ surroundings: Surroundings) {
        self.options = options
        self.surroundings = surroundings
    }

    /// Serves until a signal; everything that would keep it from serving is found before it says that it listens.
    func run() throws(Failure) -> ExitStatus {
        let signals = Signals()
        Self.allowManyDescriptors()
        Memory.keepLargeBlocksApart()
        let log = try ServerLog(sink: surroundings.errors, logsRequests: options.logsRequests)
        defer { log.close() }
        let tokens = try options.tokensFile.map { path throws(Failure) in try Self.tokens(path, surroundings) }
        let metrics = Metrics()
        let watch = StoreWatch(metrics: metrics, log: log)
        var storeOptions = StoreOptions()
        storeOptions.observer = watch.record
        storeOptions.keptVersions = options.meshVersions
        let store = try options.store.open(storeOptions)
        defer { store.close() }
        let server = ServerCell()
        let service = Service(
            store: store, tokens: tokens ?? .anonymous, decisionLog: try decisionLog(log),
            answerMemory: options.answerMemory, limits: options.limits, metrics: metrics,
            scheme: scheme, connections: { server.counters }, report: { watch.note($0) })
        try Self.loadMeshes(service, log)
        try server.start(options.configuration, service) { exchange in
            metrics.record(exchange)
            log.record(exchange)
        }
        defer { server.stop(grace: .zero) }
        try announce(port: server.port, log)
        let number = wait(signals, service, log)
        service.isDraining.store(true, ordering: .relaxed)
        log.event("stopping", ["signal": Self.name(number)])
        _ = startThread {
            var number = SIGHUP
            while number == SIGHUP { number = signals.wait() }
            _exit(128 + number)
        }
        server.stop(grace: options.grace)
        store.close()
        log.event("stopped")
        return .yes
    }

    /// Before anybody is served, so that nobody is told that a mesh is not there.
    private static func loadMeshes(_ service: Service, _ log: ServerLog) throws(Failure) {
        do throws(StoreError) {
            try service.loadMeshes { version, reason in
                if let reason {
                    log.event("mesh not loaded", level: .error, ["mesh": version.mesh, "detail": reason])
                } else {
                    log.event("mesh loaded", ["mesh": version.mesh, "version": "\(version.version)"])
                }
            }
        } catch {
            throw .failed(error.description)
        }
    }

    private var scheme: String { options.configuration.tls == nil ? "http" : "https" }

    private func announce(port: Int, _ log: ServerLog) throws(Failure) {
        let address = "\(scheme)://\(BindAddress(host: options.bind.host, port: port))"
        try surroundings.print("listening on \(address)\n")
        log.event(
            "listening",
            [
                "address": address, "version": EngineVersion.version, "store": "\(options.store)",
                "callers": options.tokensFile == nil ? "anonymous" : "tokens",
            ])
    }

    private func wait(_ signals: Signals, _ service: Service, _ log: ServerLog) -> Int32 {
        while true {
            let number = signals.wait()
            guard number == SIGHUP else { return number }
            guard let path = options.tokensFile else { continue }
            do throws(Failure) {
                service.replace(try Self.tokens(path, surroundings))
                log.event("tokens read again")
            } catch {
                log.event("tokens not read again", level: .error, ["detail": error.message])
            }
        }
    }

    private func decisionLog(_ log: ServerLog) throws(Failure) -> DecisionLog? {
        guard let decisions = options.decisions else { return nil }
        do throws(DecisionLogError) {
            return try DecisionLog(path: decisions.path, sizeLimit: decisions.sizeLimit, kept: decisions.kept) {
                log.event("decision log failed", level: .error, ["detail": $0.description])
            }
        } catch {
            throw .failed(error.description)
        }
    }

    private static func tokens(_ path: String, _ surroundings: Surroundings) throws(Failure) -> Tokens {
        let text: [UInt8]
        do throws(Failure) { text = try surroundings.contents(of: path) } catch { throw .failed(error.message) }
        do throws(Tokens.Fault) {
            return try Tokens(String(decoding: text, as: UTF8.self), path: path)
        } catch {
            switch error {
            case .malformed(let path, let line, let detail): throw .failed("\(path):\(line): \(detail)")
            }
        }
    }

    /// As many open files as the system lets this process have: shells and systemd give 1024, fewer than connections.
    private static func allowManyDescriptors() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    private static func name(_ signal: Int32) -> String {
        signal == SIGINT ? "SIGINT" : "SIGTERM"
    }
}
