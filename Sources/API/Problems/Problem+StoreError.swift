import Engine
import ScenarioStore

extension Problem {
    /// What a client is told of a store that refuses.
    init(_ error: StoreError) {
        switch error {
        case .overloaded, .busy:
            self.init(status: 503, detail: error.description, code: .unavailable, retryAfter: 1)
        case .closed:
            self.init(status: 503, detail: "the server is stopping; ask again", code: .unavailable, retryAfter: 5)
        case .keyReused, .idTaken:
            self.init(status: 409, detail: error.description, code: .idempotencyConflict)
        case .tooLarge:
            self.init(status: 413, detail: error.description, code: .bodyTooLarge)
        case .badToken:
            self = .parameter("pageToken", error.description)
        case .diskFull:
            self.init(status: 507, detail: error.description, code: .storageFull)
        case .readOnly, .cannotOpen, .notDatabase, .foreignDatabase, .newerVersion, .backupExists, .failed, .damaged:
            // Paths of the machine are for its log, not for its clients.
            self.init(
                status: 503, detail: "the store cannot be used now; its cause is in the server's log",
                code: .unavailable, retryAfter: 10)
        }
    }
}

extension Service {
    /// What a client is told of a store that refuses; the cause is reported where it is the server's own.
    func problem(of error: StoreError) -> Problem {
        let problem = Problem(error)
        if problem.status >= 500 { report(error) }
        return problem
    }
}
