import Testing

@testable import API

struct DateTimeTests {
    static let times: [(text: String, milliseconds: Int64?)] = [
        ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00.0019Z", 1), ("2026-11-23T18:15:00Z", 1_795_457_700_000),
        ("2026-11-23t19:15:00+01:00", 1_795_457_700_000), ("2026-11-23T12:45:00-05:30", 1_795_457_700_000),
        ("2024-02-29T00:00:00Z", 1_709_164_800_000), ("2000-02-29T23:59:60Z", 951_868_800_000),
        ("1969-12-31T23:59:59Z", -1000), ("2023-02-29T00:00:00Z", nil), ("1900-02-29T00:00:00Z", nil),
        ("2026-13-01T00:00:00Z", nil), ("2026-11-23T24:00:00Z", nil), ("2026-11-23T18:15:00", nil),
        ("2026-11-23", nil), ("2026-11-23T18:15:00.Z", nil), ("2026-11-23T18:15:00Z ", nil), ("", nil),
    ]

    @Test(arguments: times)
    func `a time of RFC 3339 is read, and nothing else`(entry: (text: String, milliseconds: Int64?)) {
        #expect(DateTime.parse(entry.text) == entry.milliseconds)
    }

    @Test(arguments: [Int64(0), 1, 999, 1_795_457_700_000, 951_868_799_999, 4_102_444_800_000])
    func `what is written is read as the same`(milliseconds: Int64) {
        #expect(DateTime.parse(DateTime.text(milliseconds)) == milliseconds)
    }
}
