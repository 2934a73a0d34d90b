import API
import Model
import Rendering

/// How answers are written.
enum AnswerOutput: String, CaseIterable {
    case text, json, markdown, mermaid

    /// - Parameter answers: of more than one, each is given under its file's name.
    func text(of answers: [FileAnswer], in surroundings: Surroundings) -> [UInt8] {
        if self == .json { return Self.json(answers) }
        let isColoured = surroundings.isTerminal && (surroundings.environment["NO_COLOR"] ?? "").isEmpty
        var parts: [String] = []
        for answer in answers {
            guard case .success(let answered) = answer.result else { continue }
            let heading = answers.count > 1 ? heading(answer.path) : ""
            parts.append(heading + text(of: answered.report(), isColoured ? .terminal : .plain))
        }
        return Array(parts.joined(separator: "\n").utf8)
    }

    private func text(of report: Report, _ paint: Paint) -> String {
        switch self {
        case .text, .json: report.text(paint)
        case .markdown: report.markdown
        case .mermaid: report.diagram.mermaid
        }
    }

    private func heading(_ path: String) -> String {
        switch self {
        case .text, .json: "== \(path)\n\n"
        case .markdown: "## \(path)\n\n"
        case .mermaid: "%% \(path)\n"
        }
    }

    /// One answer as it is; of several, each with its file, or the file with its faults.
    private static func json(_ answers: [FileAnswer]) -> [UInt8] {
        var text = JSONText()
        if answers.count == 1 {
            guard case .success(let answered) = answers[0].result else { return [] }
            answered.report().write(to: &text)
        } else {
            text.array(answers) { text, answer in
                text.object { text in
                    text.key("file")
                    text.value(answer.path)
                    switch answer.result {
                    case .success(let answered):
                        text.key("answer")
                        answered.report().write(to: &text)
                    case .failure:
                        text.key("errors")
                        text.array(answer.faults) { $1.write(to: &$0) }
                    }
                }
            }
        }
        text.endLine()
        return text.bytes
    }
}
