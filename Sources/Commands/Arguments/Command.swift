/// One command: the table that parsing, help and completion are made of, and what it does.
struct Command: Sendable {
    typealias Run = @Sendable (Arguments, Surroundings) throws(Failure) -> ExitStatus

    /// One word, or two for a command of a group: `scenarios list`.
    let name: String
    let summary: String
    let options: [Option]
    let operands: [Operand]
    /// What help says below the options.
    let notes: [String]
    /// A line to try.
    let example: String
    let run: Run

    init(
        _ name: String, _ summary: String, options: [Option] = [], operands: [Operand] = [], notes: [String] = [],
        example: String, run: @escaping Run
    ) {
        self.name = name
        self.summary = summary
        self.options = options
        self.operands = operands
        self.notes = notes
        self.example = example
        self.run = run
    }

    /// `legible serve [OPTIONS]`.
    var usage: String {
        (["legible", name] + (options.isEmpty ? [] : ["[OPTIONS]"]) + operands.map(\.usage)).joined(separator: " ")
    }

    var words: [String] { name.split(separator: " ").map(String.init) }
}
