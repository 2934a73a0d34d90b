/// What a store holds and what waits in it.
package struct StoreStatistics: Hashable, Sendable {
    /// How many scenarios are kept, as far as this process wrote them.
    package let scenarios: Int
    /// How many writes wait for the next commit.
    package let waitingWrites: Int

    package init(scenarios: Int, waitingWrites: Int) {
        self.scenarios = scenarios
        self.waitingWrites = waitingWrites
    }
}
