/// An option of a command: a flag, or a name with a value.
///
/// One value of this is all there is to say about an option: parsing, help, completion and its variable follow from it.
struct Option: Sendable {
    /// What follows the name.
    enum Value: Sendable {
        case flag
        case one(of: [String])
        case text(String, completion: Completion = .none)

        /// What a shell offers where a value is due.
        enum Completion: Sendable {
            case none, file, directory
        }
    }

    /// Without its dashes.
    let name: String
    let value: Value
    let help: String
    var short: Character?
    /// As help shows it; nil where there is none.
    var standard: String?
    var isRepeatable = false

    init(
        _ name: String, _ value: Value, short: Character? = nil, standard: String? = nil, isRepeatable: Bool = false,
        help: String
    ) {
        self.name = name
        self.value = value
        self.short = short
        self.standard = standard
        self.isRepeatable = isRepeatable
        self.help = help
    }

    /// The variable of the environment that gives the option where the command line does not.
    var variable: String {
        "LEGIBLE_" + String(name.uppercased().map { $0 == "-" ? "_" : $0 })
    }

    /// As help and messages name it: `--bind ADDRESS:PORT`.
    var usage: String {
        switch value {
        case .flag: "--\(name)"
        case .one(let choices): "--\(name) \(choices.joined(separator: "|"))"
        case .text(let placeholder, _): "--\(name) \(placeholder)"
        }
    }

    var isFlag: Bool {
        if case .flag = value { true } else { false }
    }
}
