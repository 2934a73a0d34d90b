import API
import Engine
import Manifests
import Model

extension Command {
    /// `legible evaluate FILE…`.
    static let evaluate = Command(
        "evaluate", "answers questions of files: which leg fails, why, and what repairs it",
        options: [.answerOutput, .at],
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
        let time = try arguments.time(.at)
        let answers = arguments.operands.map { FileAnswer($0, at: time, surroundings) }
        for answer in answers { answer.complain(to: surroundings) }
        let output = AnswerOutput(rawValue: arguments.text(.answerOutput) ?? "") ?? .text
        try surroundings.print(output.text(of: answers, in: surroundings))
        return answers.map(\.status).max() ?? .yes
    }
}

extension Option {
    fileprivate static let at = Option(
        "at", .text("TIME"),
        help: "when certificates are looked at, as in 2026-01-31T12:00:00Z, where a question does not say")
    static let answerOutput = Option(
        "output", .one(of: AnswerOutput.allCases.map(\.rawValue)), short: "o", standard: "text",
        help: "how answers are written; JSON of more than one file is one array")
}

extension Arguments {
    /// - Throws: for a text that is no time.
    func time(_ option: Option) throws(Failure) -> Timestamp? {
        guard let text = text(option) else { return nil }
        if let time = Timestamp(rfc3339: text) { return time }
        throw .usage("`--at`: `\(text)` is not a time; write it like `2026-01-31T12:00:00Z`")
    }
}
