package import Model

extension Suppression {
    /// The annotation of an object that keeps findings on it back.
    package static let annotation = "legible.dev/ignore"

    /// `LEG2001 until 2027-01-31: reason`, the day left out or not; nil for anything else.
    package init?(_ text: Substring, on object: ObjectReference?) {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let reason = Self.trimmed(text[text.index(after: colon)...])
        let words = text[..<colon].split(whereSeparator: \.isWhitespace)
        guard !reason.isEmpty, let code = words.first.map(String.init), Catalogue.code(code) != nil else { return nil }
        switch words.count {
        case 1: self.init(object: object, code: code, reason: reason)
        case 3 where words[1] == "until":
            guard let day = CalendarDay(words[2]) else { return nil }
            self.init(object: object, code: code, reason: reason, until: day)
        default: return nil
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    func isExpired(on today: CalendarDay) -> Bool { until.map { $0 < today } ?? false }

    func covers(_ finding: Finding) -> Bool {
        if let code, code != finding.code.number { return false }
        return object == nil || object == finding.resource
    }
}
