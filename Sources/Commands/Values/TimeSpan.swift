/// A span of time as people write it: `500ms`, `10s`, `2m`.
enum TimeSpan {
    static let expected = "a time as `500ms`, `10s` or `2m`"

    static func read(_ text: String) -> Duration? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits), number <= 86_400_000 else { return nil }
        switch text.dropFirst(digits.count) {
        case "ms": return .milliseconds(number)
        case "s": return .seconds(number)
        case "m": return .seconds(number * 60)
        default: return nil
        }
    }
}
