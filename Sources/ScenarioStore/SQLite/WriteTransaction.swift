/// Carries out the requests of one transaction.
///
/// A refusal (a reused key, a taken identifier) is a result like any other and leaves the transaction whole; only a
/// failure of the database throws.
struct WriteTransaction {
    let connection: Connection
    let options: StoreOptions
    private let bodies: BodyTable

    init(connection: Connection, options: StoreOptions) {
        self.connection = connection
        self.options = options
        bodies = BodyTable(connection: connection)
    }

    /// Does all of `batch`, or nothing of it.
    func run(_ batch: ArraySlice<WriteRequest>) throws(StoreError) -> [Settlement] {
        do throws(StoreError) {
            let settled = try connection.transaction { () throws(StoreError) in
                try bodies.begin()
                var settled: [Settlement] = []
                settled.reserveCapacity(batch.count)
                for request in batch { settled.append(try settle(request)) }
                try bodies.end()
                return settled
            }
            if batch.contains(where: \.isOfMesh) { connection.releaseMemory() }
            return settled
        } catch {
            bodies.forget()
            throw error
        }
    }

    private func settle(_ request: WriteRequest) throws(StoreError) -> Settlement {
        let table = ScenarioTable(connection: connection)
        switch request {
        case .create(let scenario, let key, let completion):
            let result = try create(scenario, key: key)
            return Settlement(result, growth: result == .success(.created) ? 1 : 0, completion)
        case .delete(let id, let ifMatch, let completion):
            let deletion = try delete(id, ifMatch: ifMatch)
            return Settlement(.success(deletion), growth: deletion == .deleted ? -1 : 0, completion)
        case .importing(let batch, let completion):
            var counts = ImportCounts()
            for scenario in batch {
                if try !table.contains(scenario.id), try insert(scenario) {
                    counts.imported += 1
                } else {
                    counts.existing += 1
                }
            }
            return Settlement(.success(counts), growth: counts.imported, completion)
        case .mesh(let write):
            return try MeshTransaction(connection: connection, options: options).settle(write)
        case .probe(let completion):
            try connection.execute("PRAGMA user_version = \(connection.number("PRAGMA user_version"))")
            return Settlement(.success(()), completion)
        }
    }

    private func create(
        _ scenario: StoredScenario, key: IdempotencyKey?
    ) throws(StoreError) -> Result<Creation, StoreError> {
        let table = ScenarioTable(connection: connection)
        let keys = KeyTable(connection: connection)
        guard let key else { return try insert(scenario) ? .success(.created) : .failure(.idTaken) }
        let now = options.clock()
        if let use = try keys.use(of: key.key, now: now), let existing = try table.scenario(use.scenario) {
            return use.digest == key.digest ? .success(.repeated(existing)) : .failure(.keyReused)
        }
        guard try insert(scenario) else { return .failure(.idTaken) }
        try keys.purge(now: now)
        try keys.keep(key, scenario: scenario.id, expires: now + options.keyLifetimeMilliseconds)
        return .success(.created)
    }

    /// Inserts `scenario` with its content, and says whether its identifier was free.
    private func insert(_ scenario: StoredScenario) throws(StoreError) -> Bool {
        let body = try bodies.keep(scenario.content)
        if try ScenarioTable(connection: connection).insert(scenario, body: body) { return true }
        try bodies.release(body)
        return false
    }

    private func delete(_ id: ULID, ifMatch: String?) throws(StoreError) -> Deletion {
        let table = ScenarioTable(connection: connection)
        if let ifMatch {
            guard let scenario = try table.scenario(id) else { return .absent }
            if scenario.etag != ifMatch { return .etagDiffers }
        }
        guard let body = try table.delete(id) else { return .absent }
        try bodies.release(body)
        return .deleted
    }
}
