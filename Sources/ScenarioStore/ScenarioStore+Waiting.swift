extension ScenarioStore {
    /// Keeps those of `batch` whose identifier is new, and waits for the commit.
    package func importing(_ batch: [StoredScenario]) throws(StoreError) -> ImportCounts {
        try waiting { importing(batch, completion: $0) }
    }

    /// Keeps `scenario` and waits for the commit.
    package func create(_ scenario: StoredScenario, key: IdempotencyKey? = nil) throws(StoreError) -> Creation {
        try waiting { create(scenario, key: key, completion: $0) }
    }

    /// Removes a scenario and waits for the commit.
    package func delete(_ id: ULID, ifMatch: String? = nil) throws(StoreError) -> Deletion {
        try waiting { delete(id, ifMatch: ifMatch, completion: $0) }
    }

    private func waiting<Value: Sendable>(
        _ start: (@escaping @Sendable (Result<Value, StoreError>) -> Void) -> Void
    ) throws(StoreError) -> Value {
        let outcome = Outcome<Result<Value, StoreError>>()
        start { outcome.set($0) }
        return try outcome.wait().get()
    }

    /// The scenarios that meet `filter` now, oldest first.
    package func export(_ filter: ScenarioFilter = ScenarioFilter()) throws(StoreError) -> ExportCursor {
        ExportCursor(store: self, filter: filter, through: try newest())
    }
}
