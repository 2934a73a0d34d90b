/// Keeps scenarios so that a success means that they are on disk.
///
/// Reads answer on the caller's thread. Writes call their completion once, after the commit; it may come on another
/// thread or before the call returns, and must not block, because the writer waits for it.
package protocol ScenarioStore: MeshStore {
    /// Keeps `scenario`, or gives the one that the same key and digest created before.
    func create(
        _ scenario: StoredScenario, key: IdempotencyKey?,
        completion: @escaping @Sendable (Result<Creation, StoreError>) -> Void)

    /// The scenario with this identifier, if there is one.
    func scenario(_ id: ULID) throws(StoreError) -> StoredScenario?

    /// Removes a scenario, only while its entity tag is `ifMatch` when that is given.
    ///
    /// The idempotency key that created it is free again.
    func delete(
        _ id: ULID, ifMatch: String?, completion: @escaping @Sendable (Result<Deletion, StoreError>) -> Void)

    /// A page of the scenarios that meet `filter`, newest first.
    func list(_ filter: ScenarioFilter, page: PageRequest) throws(StoreError) -> Page

    /// At most `limit` scenarios that meet `filter` with `after < id <= through`, oldest first.
    ///
    /// One step of an export; `ExportCursor` walks it.
    func chunk(
        _ filter: ScenarioFilter, after: ULID?, through: ULID, limit: Int
    ) throws(StoreError) -> [StoredScenario]

    /// The greatest identifier that is kept, if any.
    func newest() throws(StoreError) -> ULID?

    /// Keeps those of `batch` whose identifier is new, all or none of them.
    func importing(
        _ batch: [StoredScenario], completion: @escaping @Sendable (Result<ImportCounts, StoreError>) -> Void)

    /// Writes a copy of everything to a new file, while the store serves.
    func backup(to path: String) throws(StoreError)

    /// Why the store cannot serve now; nil while it can.
    func healthy() -> StoreError?

    /// What the store holds and what waits.
    func statistics() -> StoreStatistics

    /// Ends what waits, then refuses everything; a second call does nothing.
    func close()
}
