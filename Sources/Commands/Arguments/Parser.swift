/// Reads the words of a command line by a command's table.
struct Parser {
    let command: Command
    private var arguments = Arguments()
    private var words: ArraySlice<String>

    /// - Throws: what is wrong with a word, with the nearest one that would be right.
    static func parse(
        _ words: ArraySlice<String>, for command: Command, environment: [String: String]
    ) throws(Failure) -> Arguments {
        var parser = Parser(command: command, words: words)
        try parser.readWords()
        try parser.readVariables(environment)
        try parser.checkOperands()
        return parser.arguments
    }

    private init(command: Command, words: ArraySlice<String>) {
        self.command = command
        self.words = words
    }

    private mutating func readWords() throws(Failure) {
        while let word = words.popFirst() {
            if word == "--" {
                for rest in words { arguments.add(operand: rest) }
                words = []
            } else if word.hasPrefix("--") {
                try readLong(word.dropFirst(2))
            } else if word.hasPrefix("-"), word.count > 1 {
                try readShort(word)
            } else {
                arguments.add(operand: word)
            }
        }
    }

    private mutating func readLong(_ text: Substring) throws(Failure) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts.first.map(String.init) ?? ""
        guard let option = command.options.first(where: { $0.name == name }) else {
            let nearest = Nearest.word(to: name, among: command.options.map(\.name) + ["help"])
            throw .usage("no option `--\(name)`" + (nearest.map { "; did you mean `--\($0)`?" } ?? ""))
        }
        try take(option, as: "--\(name)", attached: parts.count > 1 ? String(parts[1]) : nil)
    }

    private mutating func readShort(_ word: String) throws(Failure) {
        let letter = word.dropFirst().first
        guard let option = command.options.first(where: { $0.short == letter }), option.short != nil else {
            throw .usage("no option `\(word)`")
        }
        var rest = word.dropFirst(2)
        if rest.first == "=" { rest.removeFirst() }
        try take(option, as: String(word.prefix(2)), attached: word.count > 2 ? String(rest) : nil)
    }

    private mutating func take(_ option: Option, as source: String, attached: String?) throws(Failure) {
        if !option.isRepeatable && arguments.has(option) { throw .usage("`\(source)` stands twice; give it once") }
        if option.isFlag {
            guard attached == nil else { throw .usage("`\(source)` takes no value") }
            arguments.add(Arguments.on, source: source, for: option)
            return
        }
        guard let value = attached ?? words.popFirst() else { throw .usage("a value has to follow `\(option.usage)`") }
        try add(value, source: source, for: option)
    }

    /// An empty variable counts as none: a deployment can so leave a setting out.
    private mutating func readVariables(_ environment: [String: String]) throws(Failure) {
        for option in command.options where !arguments.has(option) {
            guard let value = environment[option.variable], !value.isEmpty else { continue }
            guard option.isFlag else {
                try add(value, source: option.variable, for: option)
                continue
            }
            guard let isOn = Self.truths[value.lowercased()] else {
                throw .usage("`\(option.variable)`: `\(value)` is not `true` or `false`")
            }
            arguments.add(isOn ? Arguments.on : "false", source: option.variable, for: option)
        }
    }

    private static let truths = ["true": true, "1": true, "yes": true, "false": false, "0": false, "no": false]

    private mutating func add(_ value: String, source: String, for option: Option) throws(Failure) {
        if case .one(let choices) = option.value, !choices.contains(value) {
            throw .usage("`\(source)`: `\(value)` is not one of \(choices.joined(separator: ", "))")
        }
        arguments.add(value, source: source, for: option)
    }

    private func checkOperands() throws(Failure) {
        let given = arguments.operands.count
        let operands = command.operands
        let least = operands.count { $0.count == .one || $0.count == .oneOrMore }
        if given < least { throw .usage("\(operands[given].name) is missing") }
        let isOpen = operands.last?.count == .oneOrMore || operands.last?.count == .any
        guard isOpen || given <= operands.count else {
            throw .usage("`\(arguments.operands[operands.count])` is one word too many")
        }
    }
}
