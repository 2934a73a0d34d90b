import API
import Engine

extension Command {
    /// `legible evaluate FILE…`.
    static let evaluate = Command(
        "evaluate", "answers questions of files: which leg fails, why, and what repairs it",
        options: [.answerOutput],
        operands: [
            Operand(
                name: "FILE", count: .oneOrMore, help: "a question in YAML or JSON; - is standard input",
                completion: .file)
        ],
        notes: [
            "Exit status: 0 where every call works and is encrypted (mutual-tls, tls); 1 where one is plaintext, broken "
                + "or undetermined; 2 where an input is at fault. Faults go to standard error, as "
                + "FILE:LINE:COLUMN: POINTER: DETAIL. Colour is for terminals, and not where NO_COLOR is set."
        ],
        example: "legible evaluate --output markdown examples/first.yaml"
    ) { arguments, surroundings throws(Failure) in
        var answers: [FileAnswer] = []
        for path in arguments.operands { answers.append(try FileAnswer(path, surroundings)) }
        for answer in answers { answer.complain(to: surroundings) }
        let output = AnswerOutput(rawValue: arguments.text(.answerOutput) ?? "") ?? .text
        try surroundings.print(output.text(of: answers, in: surroundings))
        return answers.map(\.status).max() ?? .yes
    }
}

extension Option {
    static let answerOutput = Option(
        "output", .one(of: AnswerOutput.allCases.map(\.rawValue)), short: "o", standard: "text",
        help: "how answers are written; JSON of more than one file is one array")
}
