/// Walks scenarios oldest first, a chunk at a time.
///
/// Each chunk is a read of its own that starts behind the last identifier: an export that a slow client drags out
/// holds no snapshot that would keep the write-ahead log from being emptied. It ends at the newest identifier there
/// was when it began, so that a busy store does not make it endless.
package struct ExportCursor: Sendable {
    private let store: any ScenarioStore
    private let filter: ScenarioFilter
    private let through: ULID?
    private let chunkSize: Int
    private var last: ULID?
    private var chunk: ArraySlice<StoredScenario> = []
    private var ended = false

    init(store: any ScenarioStore, filter: ScenarioFilter, through: ULID?, chunkSize: Int = 200) {
        self.store = store
        self.filter = filter
        self.through = through
        self.chunkSize = chunkSize
    }

    /// The next scenario, or nil at the end.
    package mutating func next() throws(StoreError) -> StoredScenario? {
        if chunk.isEmpty, !ended, let through {
            chunk = try store.chunk(filter, after: last, through: through, limit: chunkSize)[...]
            ended = chunk.count < chunkSize
        }
        guard let scenario = chunk.popFirst() else { return nil }
        last = scenario.id
        return scenario
    }
}
