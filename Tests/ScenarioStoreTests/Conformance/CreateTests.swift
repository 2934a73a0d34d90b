import ScenarioStore
import Testing

@Suite struct CreateTests {
    @Test("What was created is read back byte for byte", arguments: Backend.allCases)
    func roundTrip(backend: Backend) throws {
        try backend.withStore { store in
            let scenarios = [
                sample(1, name: nil, codes: [], namespaces: []),
                sample(2, name: "", labels: [.init(key: "team", value: "")], codes: [""], body: ""),
                sample(3, name: "ünïcödé \u{0}\n\\", labels: [.init(key: "a=b\u{1F}", value: "\nx\\n\u{0}")]),
                sample(4, namespaces: ["shop", "istio-system"], body: String(repeating: "ä\n", count: 70_000)),
            ]
            for scenario in scenarios { try #expect(store.create(scenario) == .created) }
            for scenario in scenarios { try #expect(store.scenario(scenario.id) == scenario) }
            #expect(store.statistics() == StoreStatistics(scenarios: 4, waitingWrites: 0))
        }
    }

    @Test("An identifier that nothing has gives nothing", arguments: Backend.allCases)
    func absent(backend: Backend) throws {
        try backend.withStore { store in
            try #expect(store.scenario(sample(1).id) == nil)
            try #expect(store.newest() == nil)
        }
    }

    @Test("A taken identifier is refused and changes nothing", arguments: Backend.allCases)
    func taken(backend: Backend) throws {
        try backend.withStore { store in
            _ = try store.create(sample(1))
            #expect(throws: StoreError.idTaken) { try store.create(sample(1, body: "other")) }
            try #expect(store.scenario(sample(1).id) == sample(1))
            #expect(store.statistics().scenarios == 1)
        }
    }

    @Test("A body over the limit is refused, one at the limit is kept", arguments: Backend.allCases)
    func limit(backend: Backend) throws {
        var options = StoreOptions()
        options.bodyLimit = 10
        try backend.withStore(options: options) { store in
            try #expect(store.create(sample(1, body: "0123456789")) == .created)
            #expect(throws: StoreError.tooLarge(limit: 10)) { try store.create(sample(2, body: "0123456789a")) }
            #expect(throws: StoreError.tooLarge(limit: 10)) {
                try store.importing([sample(3, body: ""), sample(4, body: "0123456789a")])
            }
            #expect(store.statistics().scenarios == 1)
        }
    }

    @Test("A closed store refuses everything, and may be closed again", arguments: Backend.allCases)
    func closed(backend: Backend) throws {
        try backend.withStore { store in
            _ = try store.create(sample(1))
            store.close()
            store.close()
            #expect(throws: StoreError.closed) { try store.create(sample(2)) }
            #expect(throws: StoreError.closed) { try store.delete(sample(1).id) }
            #expect(throws: StoreError.closed) { try store.importing([sample(2)]) }
            #expect(throws: StoreError.closed) { try store.scenario(sample(1).id) }
            #expect(throws: StoreError.closed) { try store.list(ScenarioFilter(), page: .sample()) }
            #expect(store.healthy() == .closed)
        }
    }
}
