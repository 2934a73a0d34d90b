import Synchronization

/// The twin of the SQLite store that keeps everything in memory, for tests.
package final class MemoryStore: ScenarioStore {
    struct UsedKey {
        let digest: Digest
        let scenario: ULID
        let expires: Int64
    }

    struct State {
        /// Oldest first.
        var scenarios: [StoredScenario] = []
        var keys: [String: UsedKey] = [:]
        var meshes = MemoryMeshes()
        var isClosed = false

        func scenario(_ id: ULID) -> StoredScenario? {
            let index = position(of: id)
            return index < scenarios.count && scenarios[index].id == id ? scenarios[index] : nil
        }

        /// Where `id` is, or would be inserted.
        func position(of id: ULID) -> Int {
            var low = 0
            var high = scenarios.count
            while low < high {
                let middle = (low + high) / 2
                if scenarios[middle].id < id { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    private let state = Mutex(State())
    let options: StoreOptions

    /// An empty store.
    package init(options: StoreOptions = StoreOptions()) {
        self.options = options
    }

    package func create(
        _ scenario: StoredScenario, key: IdempotencyKey?,
        completion: @escaping @Sendable (Result<Creation, StoreError>) -> Void
    ) {
        completion(write { state throws(StoreError) in try create(scenario, key: key, in: &state) })
    }

    package func delete(
        _ id: ULID, ifMatch: String?, completion: @escaping @Sendable (Result<Deletion, StoreError>) -> Void
    ) {
        completion(
            write { state throws(StoreError) in
                guard let scenario = state.scenario(id) else { return .absent }
                if let ifMatch, ifMatch != scenario.etag { return .etagDiffers }
                state.scenarios.remove(at: state.position(of: id))
                return .deleted
            })
    }

    package func importing(
        _ batch: [StoredScenario], completion: @escaping @Sendable (Result<ImportCounts, StoreError>) -> Void
    ) {
        completion(
            write { state throws(StoreError) in
                for scenario in batch { try options.admit(scenario) }
                var counts = ImportCounts()
                for scenario in batch {
                    if state.scenario(scenario.id) != nil {
                        counts.existing += 1
                    } else {
                        state.scenarios.insert(scenario, at: state.position(of: scenario.id))
                        counts.imported += 1
                    }
                }
                return counts
            })
    }

    package func scenario(_ id: ULID) throws(StoreError) -> StoredScenario? {
        try read { state in state.scenario(id) }
    }

    package func list(_ filter: ScenarioFilter, page: PageRequest) throws(StoreError) -> Page {
        let token = try page.token.map { text throws(StoreError) in try PageToken(text, for: filter) }
        let found = try read { state in
            Array(
                state.scenarios.lazy.reversed()
                    .filter { scenario in token.map { scenario.id < $0.last } ?? true }
                    .filter(filter.accepts).prefix(page.size + 1))
        }
        return Page(found, size: page.size, filter: filter)
    }

    package func chunk(
        _ filter: ScenarioFilter, after: ULID?, through: ULID, limit: Int
    ) throws(StoreError) -> [StoredScenario] {
        try read { state in
            Array(
                state.scenarios.lazy
                    .filter { scenario in scenario.id <= through && after.map { scenario.id > $0 } ?? true }
                    .filter(filter.accepts).prefix(limit))
        }
    }

    package func newest() throws(StoreError) -> ULID? {
        try read { state in state.scenarios.last?.id }
    }

    /// Refused: there is no file to copy.
    package func backup(to path: String) throws(StoreError) {
        throw .cannotOpen(path: path, reason: "this store is in memory only")
    }

    package func healthy() -> StoreError? {
        state.withLock { $0.isClosed ? .closed : nil }
    }

    package func statistics() -> StoreStatistics {
        state.withLock { StoreStatistics(scenarios: $0.scenarios.count, waitingWrites: 0) }
    }

    package func close() {
        state.withLock { $0.isClosed = true }
    }

    private func create(
        _ scenario: StoredScenario, key: IdempotencyKey?, in state: inout State
    ) throws(StoreError) -> Creation {
        try options.admit(scenario)
        let now = options.clock()
        if let key, let used = state.keys[key.key], used.expires > now, let existing = state.scenario(used.scenario) {
            guard used.digest == key.digest else { throw .keyReused }
            return .repeated(existing)
        }
        guard state.scenario(scenario.id) == nil else { throw .idTaken }
        state.scenarios.insert(scenario, at: state.position(of: scenario.id))
        if let key {
            state.keys[key.key] = UsedKey(
                digest: key.digest, scenario: scenario.id, expires: now + options.keyLifetimeMilliseconds)
        }
        return .created
    }

    func write<Value: Sendable>(
        _ change: (inout State) throws(StoreError) -> Value
    ) -> Result<Value, StoreError> {
        state.withLock { state in
            guard !state.isClosed else { return .failure(.closed) }
            do throws(StoreError) {
                return .success(try change(&state))
            } catch {
                return .failure(error)
            }
        }
    }

    func read<Value: Sendable>(_ body: (State) -> Value) throws(StoreError) -> Value {
        try state.withLock { state throws(StoreError) in
            guard !state.isClosed else { throw .closed }
            return body(state)
        }
    }
}
