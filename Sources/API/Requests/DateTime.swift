/// Times as RFC 3339 writes them, from and to milliseconds since 1970-01-01T00:00:00Z.
package enum DateTime {
    /// In UTC, with milliseconds.
    package static func text(_ milliseconds: Int64) -> String {
        let days = floorDivide(milliseconds, 86_400_000)
        let rest = milliseconds - days * 86_400_000
        let (year, month, day) = date(days)
        // An identifier can carry a time beyond the year 9999.
        let yearWidth = year > 9999 ? 5 : 4
        return String(unsafeUninitializedCapacity: 25) { buffer in
            var end = 0
            for (value, width, separator) in [
                (year, yearWidth, "-"), (month, 2, "-"), (day, 2, "T"), (rest / 3_600_000, 2, ":"),
                (rest / 60_000 % 60, 2, ":"), (rest / 1000 % 60, 2, "."), (rest % 1000, 3, "Z"),
            ] as [(Int64, Int, StaticString)] {
                var digits = value
                for place in stride(from: end + width - 1, through: end, by: -1) {
                    buffer[place] = UInt8(ascii: "0") + UInt8(digits % 10)
                    digits /= 10
                }
                end += width
                buffer[end] = separator.utf8Start.pointee
                end += 1
            }
            return end
        }
    }

    /// nil where the text is no time of RFC 3339, section 5.6.
    package static func parse(_ text: String) -> Int64? {
        var rest = text.utf8[...]
        guard let year = number(&rest, 4), take(&rest, "-"), let month = number(&rest, 2), take(&rest, "-"),
            let day = number(&rest, 2), take(&rest, "T", "t", " "), let hour = number(&rest, 2), take(&rest, ":"),
            let minute = number(&rest, 2), take(&rest, ":"), let second = number(&rest, 2),
            (1...12).contains(month), (1...lastDay(month, of: year)).contains(day), hour < 24, minute < 60,
            second <= 60, let fraction = milliseconds(&rest), let offset = offset(&rest), rest.isEmpty
        else { return nil }
        let clock = hour * 3_600_000 + minute * 60_000 + second * 1000 + fraction
        return days(year, month, day) * 86_400_000 + clock - offset * 60_000
    }

    private static func number(_ rest: inout Substring.UTF8View, _ digits: Int) -> Int64? {
        guard rest.count >= digits else { return nil }
        var value: Int64 = 0
        for byte in rest.prefix(digits) {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int64(byte - 48)
        }
        rest = rest.dropFirst(digits)
        return value
    }

    private static func take(_ rest: inout Substring.UTF8View, _ characters: Character...) -> Bool {
        guard let first = rest.first, characters.contains(where: { $0.asciiValue == first }) else { return false }
        rest = rest.dropFirst()
        return true
    }

    private static func milliseconds(_ rest: inout Substring.UTF8View) -> Int64? {
        guard rest.first == UInt8(ascii: ".") else { return 0 }
        rest = rest.dropFirst()
        let digits = rest.prefix { (48...57).contains($0) }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count)
        var value: Int64 = 0
        for place in 0..<3 {
            let digit = digits.dropFirst(place).first.map { Int64($0 - 48) } ?? 0
            value = value * 10 + digit
        }
        return value
    }

    /// In minutes east of UTC.
    private static func offset(_ rest: inout Substring.UTF8View) -> Int64? {
        if take(&rest, "Z", "z") { return 0 }
        let isWest = rest.first == UInt8(ascii: "-")
        guard take(&rest, "+", "-"), let hours = number(&rest, 2), take(&rest, ":"), let minutes = number(&rest, 2),
            hours < 24, minutes < 60
        else { return nil }
        return (isWest ? -1 : 1) * (hours * 60 + minutes)
    }
}

extension DateTime {
    private static func floorDivide(_ value: Int64, _ by: Int64) -> Int64 {
        value >= 0 ? value / by : -((-value + by - 1) / by)
    }

    private static func lastDay(_ month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    /// Days since 1970-01-01 of the Gregorian calendar, with years that begin in March.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month > 2 ? year : year - 1
        let era = floorDivide(shifted, 400)
        let ofEra = shifted - era * 400
        let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
    }

    private static func date(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = floorDivide(shifted, 146_097)
        let ofEra = shifted - era * 146_097
        let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * year + year / 4 - year / 100)
        let month = (5 * ofYear + 2) / 153
        let day = ofYear - (153 * month + 2) / 5 + 1
        return (year + era * 400 + (month < 10 ? 0 : 1), month < 10 ? month + 3 : month - 9, day)
    }
}
