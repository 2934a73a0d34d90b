package import Model
package import ScenarioStore
import Synchronization

/// What the operations work with.
package final class Service: Sendable {
    package let store: any ScenarioStore
    let identifiers: ULIDGenerator
    let clock: @Sendable () -> Int64
    let decisionLog: DecisionLog?
    let tokens: Tokens
    let metrics: Metrics
    /// Set once the server drains: `/readyz` then says so.
    let isDraining = Atomic(false)

    /// - Parameter clock: milliseconds since 1970-01-01T00:00:00Z.
    package init(
        store: any ScenarioStore, identifiers: ULIDGenerator, clock: @escaping @Sendable () -> Int64,
        tokens: Tokens = .anonymous, decisionLog: DecisionLog? = nil, metrics: Metrics = Metrics()
    ) {
        self.store = store
        self.identifiers = identifiers
        self.clock = clock
        self.tokens = tokens
        self.decisionLog = decisionLog
        self.metrics = metrics
    }
}
