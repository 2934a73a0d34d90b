import ScenarioStore
import Testing

@Suite struct ULIDTests {
    static let texts = [
        ("00000000000000000000000000", UInt64(0), UInt64(0)), ("7ZZZZZZZZZZZZZZZZZZZZZZZZZ", .max, .max),
        ("01ARZ3NDEKTSV4RRFFQ69G5FAV", 0x0156_3E3A_B5D3_D676, 0x4C61_EFB9_9302_BD5B),
        ("00000000000000000000000001", 0, 1),
    ]

    @Test("The text is the one of the specification, both ways", arguments: texts)
    func text(text: String, high: UInt64, low: UInt64) throws {
        let id = try #require(ULID(text))
        #expect(id == ULID(high: high, low: low))
        #expect(id.description == text)
        #expect(ULID(bytes: id.bytes) == id)
    }

    @Test(
        "What is not canonical is refused",
        arguments: [
            "", "0", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "01ARZ3NDEKTSV4RRFFQ69G5FAI", "01ARZ3NDEKTSV4RRFFQ69G5FAU",
            "01arz3ndektsv4rrffq69g5fav", "01ARZ3NDEKTSV4RRFFQ69G5FA", "01ARZ3NDEKTSV4RRFFQ69G5FAVV",
            "01ARZ3NDEKTSV4RRFFQ69G5FA\u{0}", "01ARZ3NDEKTSV4RRFFQ69G5Fä",
        ])
    func refused(text: String) {
        #expect(ULID(text) == nil)
    }

    @Test("Order of bytes, of texts and of identifiers are one")
    func order() {
        let ids = [ULID(high: 0, low: 1), ULID(high: 0, low: .max), ULID(high: 1, low: 0), ULID(high: .max, low: 0)]
        #expect(ids.sorted() == ids)
        #expect(ids.map(\.description).sorted() == ids.map(\.description))
        #expect(ids.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) } == ids)
    }

    @Test("Identifiers grow whether the clock runs, stands or steps back")
    func monotonic() {
        let clock = StandingClock(5000)
        let ids = ULIDGenerator(clock: { clock.milliseconds }, random: { .max })
        var all: [ULID] = []
        for step: Int64 in [0, 0, 0, 1, 0, -4000, 0, 3000, 5000, 0] {
            clock.advance(step)
            all.append(ids.next())
        }
        #expect(all == Array(Set(all)).sorted())
        #expect(all.first?.milliseconds == 5000)
        #expect(all.last?.milliseconds == 9002)
    }

    @Test("A clock out of the range of 48 bits gives identifiers all the same", arguments: [Int64.min, -1, .max])
    func extremes(now: Int64) {
        let ids = ULIDGenerator(clock: { now }, random: { 7 })
        #expect(ids.next() < ids.next())
    }
}
