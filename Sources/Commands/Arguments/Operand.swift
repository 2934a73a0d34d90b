/// What a command takes beside its options.
struct Operand: Sendable {
    enum Count: Sendable {
        case one, optional, oneOrMore, any
    }

    let name: String
    let count: Count
    let help: String
    var completion = Completion.none

    /// What a shell offers for it.
    enum Completion: Sendable {
        case none, file, commands
        case words([String])
    }

    var usage: String {
        switch count {
        case .one: name
        case .optional: "[\(name)]"
        case .oneOrMore: "\(name)…"
        case .any: "[\(name)…]"
        }
    }
}
