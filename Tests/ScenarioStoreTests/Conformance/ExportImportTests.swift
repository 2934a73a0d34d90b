@testable import ScenarioStore
import Testing

@Suite struct ExportImportTests {
    @Test("An import keeps what is new, and counts and leaves what is there", arguments: Backend.allCases)
    func imports(backend: Backend) throws {
        try backend.withStore { store in
            _ = try store.create(sample(2))
            let batch = [sample(1), sample(2, body: "other"), sample(3), sample(3, body: "again")]
            try #expect(store.importing(batch) == ImportCounts(imported: 2, existing: 2))
            try #expect(store.scenario(sample(2).id) == sample(2))
            try #expect(store.scenario(sample(3).id) == sample(3))
            try #expect(store.importing([]) == ImportCounts())
            #expect(store.statistics().scenarios == 3)
        }
    }

    @Test("What is exported and imported elsewhere is the same there", arguments: Backend.allCases)
    func transfers(backend: Backend) throws {
        try backend.withStore { store in
            _ = try store.importing((1...450).map { sample($0) })
            try backend.withStore { other in
                var cursor = try store.export()
                while let scenario = try cursor.next() { _ = try other.importing([scenario]) }
                let everything = try PageRequest.sample(1000)
                let filter = ScenarioFilter()
                try #expect(other.list(filter, page: everything) == store.list(filter, page: everything))
                #expect(other.statistics().scenarios == 450)
            }
        }
    }

    @Test("An export ends at what was there when it began", arguments: Backend.allCases)
    func bounded(backend: Backend) throws {
        try backend.withStore { store in
            for number in 1...4 { _ = try store.create(sample(number)) }
            var cursor = ExportCursor(store: store, filter: ScenarioFilter(), through: try store.newest(), chunkSize: 2)
            try #expect(cursor.next() == sample(1))
            _ = try store.create(sample(5))
            _ = try store.delete(sample(3).id)
            try #expect(cursor.next() == sample(2))
            try #expect(cursor.next() == sample(4))
            try #expect(cursor.next() == nil)
            try #expect(cursor.next() == nil)
        }
    }

    @Test("An export of nothing ends at once", arguments: Backend.allCases)
    func empty(backend: Backend) throws {
        try backend.withStore { store in
            var cursor = try store.export()
            try #expect(cursor.next() == nil)
        }
    }
}
