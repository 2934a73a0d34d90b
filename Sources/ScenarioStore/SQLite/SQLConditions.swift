/// The conditions of a query on scenarios, with the values for their question marks.
struct SQLConditions {
    private var terms: [String] = []
    private(set) var values: [SQLValue] = []

    /// The conditions of `filter`.
    ///
    /// Times become bounds on identifiers, which the table is ordered by.
    init(_ filter: ScenarioFilter) {
        if !filter.verdicts.isEmpty {
            let marks = filter.verdicts.map { _ in "?" }.joined(separator: ", ")
            terms.append("s.verdict IN (\(marks))")
            values += filter.verdicts.sorted().map { .text($0) }
        }
        if let code = filter.code { add("instr(s.codes, ?)", .text(ListText.needle(code))) }
        if let namespace = filter.namespace { add("instr(s.namespaces, ?)", .text(ListText.needle(namespace))) }
        for label in filter.labels { add("instr(s.labels, ?)", .text(LabelText.needle(label))) }
        if let after = filter.createdAfter { add("s.id > ?", .blob(ULID.last(of: after).bytes)) }
        if let before = filter.createdBefore { add("s.id < ?", .blob(ULID.first(of: before).bytes)) }
    }

    mutating func restrict(below id: ULID) {
        add("s.id < ?", .blob(id.bytes))
    }

    mutating func restrict(above id: ULID) {
        add("s.id > ?", .blob(id.bytes))
    }

    mutating func restrict(through id: ULID) {
        add("s.id <= ?", .blob(id.bytes))
    }

    /// The text from `WHERE` on; empty without a condition.
    var clause: String {
        terms.isEmpty ? "" : " WHERE " + terms.joined(separator: " AND ")
    }

    private mutating func add(_ term: String, _ value: SQLValue) {
        terms.append(term)
        values.append(value)
    }
}

extension ULID {
    private static let lastMillisecond: Int64 = 0xFFFF_FFFF_FFFF

    /// The least identifier of a millisecond; of a time that none can carry, the nearest it can.
    fileprivate static func first(of milliseconds: Int64) -> ULID {
        milliseconds > lastMillisecond
            ? ULID(high: .max, low: .max) : ULID(high: UInt64(clamping: milliseconds) << 16, low: 0)
    }

    /// The greatest identifier of a millisecond.
    fileprivate static func last(of milliseconds: Int64) -> ULID {
        milliseconds < 0
            ? ULID(high: 0, low: 0)
            : ULID(high: UInt64(min(milliseconds, lastMillisecond)) << 16 | 0xFFFF, low: .max)
    }
}
