import ScenarioStore
import Testing

@Suite struct DeleteTests {
    @Test("What is deleted is gone, and its neighbours stay", arguments: Backend.allCases)
    func deletes(backend: Backend) throws {
        try backend.withStore { store in
            for number in 1...3 { _ = try store.create(sample(number)) }
            try #expect(store.delete(sample(2).id) == .deleted)
            try #expect(store.delete(sample(2).id) == .absent)
            try #expect(store.scenario(sample(2).id) == nil)
            try #expect(store.list(ScenarioFilter(), page: .sample()).items == [sample(3), sample(1)])
            #expect(store.statistics().scenarios == 2)
        }
    }

    @Test("A deletion that expects another entity tag leaves the scenario", arguments: Backend.allCases)
    func conditional(backend: Backend) throws {
        try backend.withStore { store in
            _ = try store.create(sample(1))
            try #expect(store.delete(sample(1).id, ifMatch: sample(2).etag) == .etagDiffers)
            try #expect(store.scenario(sample(1).id) == sample(1))
            try #expect(store.delete(sample(1).id, ifMatch: sample(1).etag) == .deleted)
            try #expect(store.delete(sample(1).id, ifMatch: sample(1).etag) == .absent)
        }
    }
}
