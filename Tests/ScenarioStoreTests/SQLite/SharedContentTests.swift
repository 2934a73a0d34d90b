@testable import ScenarioStore
import Testing

@Suite struct SharedContentTests {
    private func rows(_ path: String) throws -> [Int64] {
        let connection = try Connection(path: path, fileSystem: nil, busyMilliseconds: 0)
        defer { connection.close() }
        return [
            try connection.number("SELECT count(*) FROM scenario"), try connection.number("SELECT count(*) FROM body"),
            try connection.number("SELECT coalesce(sum(uses), 0) FROM body"),
        ]
    }

    /// A body as the service writes it: its number and its time, then what others may have too.
    private func answered(_ number: Int, _ content: String) -> StoredScenario {
        sample(number, body: #"{"id":"\#(sample(number).id)","createdAt":"2026-01-01T00:00:00.000Z",\#(content)}"#)
    }

    @Test("Scenarios of one content share a row, and each is read back byte for byte")
    func shares() throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            let store = try SQLiteStore(path: path)
            defer { store.close() }
            let all = (1...9).map { answered($0, $0 == 5 ? #""verdict":"tls""# : #""verdict":"broken""#) }
            for scenario in all { try #expect(store.create(scenario) == .created) }
            for scenario in all {
                let read = try #require(try store.scenario(scenario.id))
                #expect(read == scenario)
                #expect(read.body == scenario.body)
                #expect(read.etag == scenario.etag)
            }
            #expect(Set(all.map(\.etag)).count == 9)
            #expect(try rows(path) == [9, 2, 9])
        }
    }

    @Test("A content goes with the last scenario that has it, and not before")
    func releases() throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            let store = try SQLiteStore(path: path)
            defer { store.close() }
            let all = (1...3).map { answered($0, #""verdict":"broken""#) }
            for scenario in all { _ = try store.create(scenario) }
            try #expect(store.delete(all[0].id) == .deleted)
            try #expect(store.delete(all[2].id) == .deleted)
            #expect(try rows(path) == [1, 1, 1])
            try #expect(store.scenario(all[1].id)?.body == all[1].body)
            try #expect(store.delete(all[1].id) == .deleted)
            #expect(try rows(path) == [0, 0, 0])
            try #expect(store.create(all[0]) == .created)
            try #expect(store.scenario(all[0].id)?.body == all[0].body)
        }
    }

    @Test("An identifier that is taken leaves no trace of the content that came with it", arguments: [false, true])
    func taken(known: Bool) throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            let store = try SQLiteStore(path: path)
            defer { store.close() }
            let kept = answered(1, #""verdict":"broken""#)
            _ = try store.create(kept)
            let second = answered(1, known ? #""verdict":"broken""# : #""verdict":"tls""#)
            #expect(throws: StoreError.idTaken) { try store.create(second) }
            #expect(try rows(path) == [1, 1, 1])
            try #expect(store.scenario(kept.id)?.body == kept.body)
        }
    }

    @Test("A row that another process took away is not referred to")
    func twoWriters() throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            let store = try SQLiteStore(path: path)
            let other = try SQLiteStore(path: path)
            defer {
                store.close()
                other.close()
            }
            let all = (1...3).map { answered($0, #""verdict":"broken""#) }
            _ = try store.create(all[0])
            try #expect(other.delete(all[0].id) == .deleted)
            _ = try other.create(answered(9, #""verdict":"tls""#))
            _ = try store.create(all[1])
            _ = try store.create(all[2])
            try #expect(store.scenario(all[1].id)?.body == all[1].body)
            try #expect(store.scenario(all[2].id)?.body == all[2].body)
            #expect(try rows(path) == [3, 2, 3])
        }
    }

    @Test("A file from before contents were shared keeps its scenarios, and shares those that come")
    func migrates() throws {
        try withDirectory { directory in
            let path = directory + "/legible.db"
            let released = Schema(steps: Array(Schema.current.steps.prefix(2)))
            let old = try Connection.writing(path: path, options: StoreOptions(), schema: released)
            let kept = answered(1, #""verdict":"broken""#)
            try insertAsBefore(kept, into: old)
            old.close()
            let store = try SQLiteStore(path: path)
            defer { store.close() }
            try #expect(store.scenario(kept.id) == kept)
            try #expect(store.scenario(kept.id)?.body == kept.body)
            for number in 2...3 { _ = try store.create(answered(number, #""verdict":"broken""#)) }
            #expect(try rows(path) == [3, 2, 3])
            try #expect(store.delete(kept.id) == .deleted)
            #expect(try rows(path) == [2, 1, 2])
        }
    }
}

/// Inserts `scenario` as the first two layouts had it: with its body whole.
func insertAsBefore(_ scenario: StoredScenario, into connection: Connection) throws {
    try connection.prepared("INSERT INTO body (bytes) VALUES (?)").run(.blob(scenario.body))
    try connection.prepared("INSERT INTO scenario VALUES (?, ?, ?, ?, ?, ?, ?)").run(
        .blob(scenario.id.bytes), scenario.name.map(SQLValue.text) ?? .null, .text(LabelText.text(scenario.labels)),
        .text(scenario.verdict), .text(ListText.text(scenario.codes)), .text(ListText.text(scenario.namespaces)),
        .integer(connection.lastRow))
}
