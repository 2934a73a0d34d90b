/// What can be set about a store; the defaults are those of the product.
package struct StoreOptions: Sendable {
    /// How long an idempotency key counts, in milliseconds.
    package var keyLifetimeMilliseconds: Int64 = 24 * 60 * 60 * 1000
    /// How many writes may wait before `StoreError.overloaded`.
    package var waitingWrites = 4096
    /// How many bytes of bodies may wait before `StoreError.overloaded`.
    package var waitingBytes = 256 * 1024 * 1024
    /// How many bytes a body may have.
    package var bodyLimit = 16 * 1024 * 1024
    /// How many versions of a mesh stay.
    package var keptVersions = 10
    /// How many reads run at the same time.
    package var readers = 4
    /// How long to wait for another process that writes, in milliseconds.
    package var busyMilliseconds = 5000
    /// The clock that idempotency keys expire by, in milliseconds since 1970.
    package var clock: @Sendable () -> Int64 = ULIDGenerator.systemMilliseconds
    /// Called by the writer after each commit; must not block.
    package var observer: @Sendable (CommitReport) -> Void = { _ in }

    /// The name of SQLite's module for files; nil is the system's. Tests name one that fails on purpose.
    package var fileSystem: String?

    package init() {}

    /// Refuses a scenario that is too large to keep.
    func admit(_ scenario: StoredScenario) throws(StoreError) {
        guard scenario.bodySize <= bodyLimit else { throw .tooLarge(limit: bodyLimit) }
    }
}
