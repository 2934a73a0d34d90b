/// What a command was given: each option with where it came from, and the operands.
struct Arguments: Sendable {
    /// A value and where it was written, which is what a message has to name.
    struct Given: Sendable {
        var text: String
        /// `--bind` or `LEGIBLE_BIND`.
        var source: String
    }

    private var options: [String: [Given]] = [:]
    private(set) var operands: [String] = []

    mutating func add(_ text: String, source: String, for option: Option) {
        options[option.name, default: []].append(Given(text: text, source: source))
    }

    mutating func add(operand: String) { operands.append(operand) }

    func has(_ option: Option) -> Bool { options[option.name] != nil }

    func isOn(_ option: Option) -> Bool { options[option.name]?.last?.text == Arguments.on }

    func text(_ option: Option) -> String? { options[option.name]?.last?.text }

    func all(_ option: Option) -> [Given] { options[option.name] ?? [] }

    /// The option's value as what it has to be; nil where it was not given.
    ///
    /// - Parameter expected: what to write instead, for the message.
    func value<Value>(_ option: Option, expected: String, _ read: (String) -> Value?) throws(Failure) -> Value? {
        guard let given = options[option.name]?.last else { return nil }
        guard let value = read(given.text) else {
            throw .usage("`\(given.source)`: `\(given.text)` is not \(expected)")
        }
        return value
    }

    func integer(_ option: Option, in range: ClosedRange<Int>) throws(Failure) -> Int? {
        try value(option, expected: "a number from \(range.lowerBound) to \(range.upperBound)") { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// What a flag's value is when it is on.
    static let on = "true"
}
