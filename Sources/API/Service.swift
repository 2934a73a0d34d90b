package import HTTPServer
package import ScenarioStore
package import Synchronization

/// What the operations work with.
package final class Service: Sendable {
    package let store: any ScenarioStore
    package let metrics: Metrics
    /// Set once the server drains: `/readyz` then says so.
    package let isDraining = Atomic(false)
    let identifiers: ULIDGenerator
    let clock: @Sendable () -> Int64
    let decisionLog: DecisionLog?
    let recentAnswers: RecentAnswers
    /// The meshes as they are now.
    let meshes = Meshes()
    /// Where meshes are read and changed, one after the other.
    let loading = Workbench(threads: 1, limit: 16, rest: Memory.giveBack)
    /// Where whole meshes are asked about.
    let asking = Workbench(threads: 2, limit: 256)
    let limits: MeshLimits
    private let currentTokens: Mutex<Tokens>
    /// `http` or `https`: how the server itself is reached.
    let scheme: String
    let connections: (@Sendable () -> ConnectionCounters)?
    /// Told of what clients are not told: why the store cannot be used.
    let report: @Sendable (StoreError) -> Void

    /// - Parameters:
    ///   - clock: milliseconds since 1970-01-01T00:00:00Z.
    ///   - answerMemory: how many bytes of questions and answers are kept to be given again.
    ///   - connections: what the server that carries the operations counts.
    package init(
        store: any ScenarioStore, identifiers: ULIDGenerator = ULIDGenerator(),
        clock: @escaping @Sendable () -> Int64 = ULIDGenerator.systemMilliseconds, tokens: Tokens = .anonymous,
        decisionLog: DecisionLog? = nil, answerMemory: Int = 0, limits: MeshLimits = MeshLimits(),
        metrics: Metrics = Metrics(), scheme: String = "http",
        connections: (@Sendable () -> ConnectionCounters)? = nil,
        report: @escaping @Sendable (StoreError) -> Void = { _ in }
    ) {
        self.store = store
        self.identifiers = identifiers
        self.clock = clock
        currentTokens = Mutex(tokens)
        self.decisionLog = decisionLog
        recentAnswers = RecentAnswers(capacity: answerMemory)
        self.limits = limits
        self.metrics = metrics
        self.scheme = scheme
        self.connections = connections
        self.report = report
    }

    var tokens: Tokens { currentTokens.withLock { $0 } }

    /// Who may call from now on.
    ///
    /// A token that leaked has to be taken back without a restart.
    package func replace(_ tokens: Tokens) { currentTokens.withLock { $0 = tokens } }
}
