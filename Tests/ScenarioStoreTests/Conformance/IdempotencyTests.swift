import ScenarioStore
import Testing

@Suite struct IdempotencyTests {
    @Test("The same key and body give the first scenario again", arguments: Backend.allCases)
    func repeats(backend: Backend) throws {
        try backend.withStore { store in
            let key = try IdempotencyKey.sample("k", body: "question")
            try #expect(store.create(sample(1), key: key) == .created)
            try #expect(store.create(sample(2), key: key) == .repeated(sample(1)))
            try #expect(store.scenario(sample(2).id) == nil)
            #expect(store.statistics().scenarios == 1)
        }
    }

    @Test("The same key with another body is refused", arguments: Backend.allCases)
    func reused(backend: Backend) throws {
        try backend.withStore { store in
            _ = try store.create(sample(1), key: .sample("k", body: "question"))
            #expect(throws: StoreError.keyReused) {
                try store.create(sample(2), key: .sample("k", body: "another"))
            }
            try #expect(store.create(sample(3), key: .sample("other", body: "another")) == .created)
            #expect(store.statistics().scenarios == 2)
        }
    }

    @Test("A key counts until its time is over, and not a millisecond longer", arguments: Backend.allCases)
    func expires(backend: Backend) throws {
        let clock = StandingClock()
        var options = StoreOptions()
        options.clock = { clock.milliseconds }
        options.keyLifetimeMilliseconds = 1000
        try backend.withStore(options: options) { store in
            let key = try IdempotencyKey.sample("k", body: "question")
            _ = try store.create(sample(1), key: key)
            clock.advance(999)
            try #expect(store.create(sample(2), key: key) == .repeated(sample(1)))
            clock.advance(1)
            try #expect(store.create(sample(2), key: .sample("k", body: "another")) == .created)
            #expect(throws: StoreError.keyReused) { try store.create(sample(3), key: key) }
        }
    }

    @Test("A key is free again once its scenario is deleted", arguments: Backend.allCases)
    func freed(backend: Backend) throws {
        try backend.withStore { store in
            let key = try IdempotencyKey.sample("k", body: "question")
            _ = try store.create(sample(1), key: key)
            _ = try store.delete(sample(1).id)
            try #expect(store.create(sample(2), key: .sample("k", body: "another")) == .created)
            #expect(throws: StoreError.keyReused) { try store.create(sample(3), key: key) }
        }
    }

    @Test("Of many creates with one key at the same time, one creates and the rest repeat", arguments: Backend.allCases)
    func simultaneous(backend: Backend) throws {
        try backend.withStore { store in
            let key = try IdempotencyKey.sample("k", body: "question")
            let results = Results<Creation>(expecting: 50)
            for number in 1...50 { store.create(sample(number), key: key, completion: results.add) }
            let ended = try results.wait().map { try $0.get() }
            #expect(ended.count { $0 == .created } == 1)
            #expect(ended.count { $0 == .repeated(sample(1)) } == 49)
            #expect(store.statistics().scenarios == 1)
        }
    }

    @Test("A key has 1 to 255 bytes")
    func bounds() {
        let digest = Digest(of: [])
        #expect(IdempotencyKey(key: "", digest: digest) == nil)
        #expect(IdempotencyKey(key: String(repeating: "k", count: 255), digest: digest) != nil)
        #expect(IdempotencyKey(key: String(repeating: "k", count: 256), digest: digest) == nil)
    }
}
