import Engine
import Testing

@Suite("Days of the calendar")
struct CalendarDayTests {
    @Test(
        "a moment is on its day",
        arguments: [
            (0, "1970-01-01"), (86_399, "1970-01-01"), (86_400, "1970-01-02"), (951_782_400, "2000-02-29"),
            (1_795_564_800, "2026-11-25"), (-1, "1969-12-31"), (4_107_542_400, "2100-03-01"),
        ])
    func moments(seconds: Int64, text: String) {
        #expect("\(CalendarDay(secondsSince1970: seconds))" == text)
        #expect(CalendarDay(text) == CalendarDay(secondsSince1970: seconds))
    }

    @Test(
        "other texts are no days",
        arguments: ["", "2026-11", "2026-13-01", "2026-1-1", "26-11-25", "2026-11-32", "a-b-c"])
    func wrong(text: String) { #expect(CalendarDay(text) == nil) }

    @Test("they have an order")
    func order() throws {
        let days = ["2027-01-01", "2026-12-31", "2026-02-03"].compactMap { CalendarDay($0) }
        #expect(days.sorted().map { "\($0)" } == ["2026-02-03", "2026-12-31", "2027-01-01"])
    }
}
