/// What waits for the writer.
enum WriteRequest: Sendable {
    typealias Completion<Value> = @Sendable (Result<Value, StoreError>) -> Void

    case create(StoredScenario, IdempotencyKey?, Completion<Creation>)
    case delete(ULID, ifMatch: String?, Completion<Deletion>)
    case importing([StoredScenario], Completion<ImportCounts>)
    case mesh(MeshWrite)
    /// Writes a page and changes nothing, to learn whether writing works again.
    case probe(Completion<Void>)

    /// About how much memory the request holds while it waits.
    var bytes: Int {
        switch self {
        case .create(let scenario, _, _): scenario.bodySize
        case .importing(let batch, _): batch.reduce(0) { $0 + $1.bodySize }
        case .mesh(let write): write.bytes
        case .delete, .probe: 0
        }
    }

    var isOfMesh: Bool { if case .mesh = self { true } else { false } }

    /// Ends the request without success.
    func fail(_ error: StoreError) {
        switch self {
        case .create(_, _, let completion): completion(.failure(error))
        case .delete(_, _, let completion): completion(.failure(error))
        case .importing(_, let completion): completion(.failure(error))
        case .mesh(let write): write.fail(error)
        case .probe(let completion): completion(.failure(error))
        }
    }
}

/// The end of a request, to be told after the commit.
struct Settlement: Sendable {
    /// By how many the number of scenarios has changed.
    var growth = 0
    let tell: @Sendable () -> Void

    init<Value: Sendable>(
        _ value: Result<Value, StoreError>, growth: Int = 0, _ completion: @escaping WriteRequest.Completion<Value>
    ) {
        self.growth = growth
        tell = { completion(value) }
    }
}
