import Synchronization

/// Scenarios in one SQLite file: written by one thread in group commits, read by a pool.
package final class SQLiteStore: ScenarioStore {
    private let path: String
    private let options: StoreOptions
    let writer: Writer
    let readers: ReaderPool

    /// Opens the file at `path`, or makes it, and brings it to this version's schema.
    ///
    /// Everything that is wrong with the place is found here rather than at the first request.
    package init(path: String, options: StoreOptions = StoreOptions()) throws(StoreError) {
        self.path = path
        self.options = options
        let connection = try Connection.writing(path: path, options: options)
        // Leftovers cost room and nothing else: where they cannot be removed, the next start tries again.
        try? MeshTable(connection: connection).forgetUnfinished(before: options.clock() - 3_600_000)
        readers = try ReaderPool(path: path, options: options)
        writer = try Writer(connection: connection, options: options)
    }

    deinit {
        // The last reference may go in a completion, on the very thread that `close` would wait for.
        writer.abandon()
    }

    package func create(
        _ scenario: StoredScenario, key: IdempotencyKey?,
        completion: @escaping @Sendable (Result<Creation, StoreError>) -> Void
    ) {
        do throws(StoreError) {
            try options.admit(scenario)
            writer.add(.create(scenario, key, completion))
        } catch {
            completion(.failure(error))
        }
    }

    package func delete(
        _ id: ULID, ifMatch: String?, completion: @escaping @Sendable (Result<Deletion, StoreError>) -> Void
    ) {
        writer.add(.delete(id, ifMatch: ifMatch, completion))
    }

    package func importing(
        _ batch: [StoredScenario], completion: @escaping @Sendable (Result<ImportCounts, StoreError>) -> Void
    ) {
        do throws(StoreError) {
            for scenario in batch { try options.admit(scenario) }
            writer.add(.importing(batch, completion))
        } catch {
            completion(.failure(error))
        }
    }

    package func scenario(_ id: ULID) throws(StoreError) -> StoredScenario? {
        try readers.read { table throws(StoreError) in try table.scenario(id) }
    }

    package func list(_ filter: ScenarioFilter, page: PageRequest) throws(StoreError) -> Page {
        var conditions = SQLConditions(filter)
        if let token = page.token { conditions.restrict(below: try PageToken(token, for: filter).last) }
        let found = try readers.read { table throws(StoreError) in
            try table.select(conditions, order: .newestFirst, limit: page.size + 1)
        }
        return Page(found, size: page.size, filter: filter)
    }

    package func chunk(
        _ filter: ScenarioFilter, after: ULID?, through: ULID, limit: Int
    ) throws(StoreError) -> [StoredScenario] {
        var conditions = SQLConditions(filter)
        if let after { conditions.restrict(above: after) }
        conditions.restrict(through: through)
        return try readers.read { table throws(StoreError) in
            try table.select(conditions, order: .oldestFirst, limit: limit)
        }
    }

    package func newest() throws(StoreError) -> ULID? {
        try readers.read { table throws(StoreError) in try table.newest() }
    }

    package func backup(to target: String) throws(StoreError) {
        guard !writer.isClosed else { throw .closed }
        try Backup(source: path, target: target, options: options).run()
    }

    /// Why the store cannot serve now; nil while it can.
    ///
    /// After a failed commit this writes a page to learn whether the cause is gone: a server that is taken out of
    /// service for it gets no other write to find out with.
    package func healthy() -> StoreError? {
        do throws(StoreError) {
            _ = try newest()
            guard writer.failure != nil else { return nil }
            let outcome = Outcome<Result<Void, StoreError>>()
            writer.add(.probe { outcome.set($0) })
            try outcome.wait().get()
            return nil
        } catch {
            return error
        }
    }

    package func statistics() -> StoreStatistics {
        writer.statistics
    }

    package func close() {
        readers.close()
        writer.close()
    }
}
