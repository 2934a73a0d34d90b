import Engine
import Rendering

extension Command {
    /// `legible codes [CODE]`.
    static let codes = Command(
        "codes", "says what a code stands for; without one, lists all", options: [.codesOutput],
        operands: [Operand(name: "CODE", count: .optional, help: "`LEG` and four digits")],
        example: "legible codes LEG3001"
    ) { arguments, surroundings throws(Failure) in
        let form = arguments.text(.codesOutput)
        guard let number = arguments.operands.first else {
            switch form {
            case "json": try surroundings.print(json { $0.array(Catalogue.all) { $1.write(to: &$0) } })
            case "markdown": try surroundings.print(Array(Code.markdownIndex(of: Catalogue.all).utf8))
            default: try surroundings.print(list)
            }
            return .yes
        }
        guard let code = Catalogue.code(number.uppercased()) else {
            throw .input("no code `\(number)`; `legible codes` lists them")
        }
        switch form {
        case "json": try surroundings.print(json { code.write(to: &$0) })
        case "markdown": try surroundings.print(Array(code.markdown.utf8))
        default: try surroundings.print(Array(code.text.utf8))
        }
        return .yes
    }

    private static func json(_ write: (inout JSONText) -> Void) -> [UInt8] {
        var text = JSONText()
        write(&text)
        text.endLine()
        return text.bytes
    }

    private static var list: [UInt8] {
        Array(Catalogue.all.map { "\($0.number)  \($0.severity.rawValue.padded(to: 8))\($0.title)\n" }.joined().utf8)
    }
}

extension Option {
    fileprivate static let codesOutput = Option(
        "output", .one(of: ["text", "json", "markdown"]), short: "o", standard: "text",
        help: "how to print; markdown is the page of a code, or the index of all")
}

extension Code {
    /// The entry for a terminal.
    fileprivate var text: String {
        var lines = Paragraph.lines(title, first: "\(number) (\(severity.rawValue)): ", rest: "  ")
        lines += [""] + Paragraph.lines("given when \(condition)") + [""] + Paragraph.lines(explanation)
        if let popularBelief { lines += [""] + Paragraph.lines(popularBelief, first: "Often believed: ") }
        if let instead { lines += Paragraph.lines(instead, first: "Instead: ", rest: "  ") }
        if !symptoms.isEmpty { lines += ["", "Seen as"] }
        for symptom in symptoms {
            lines += Paragraph.lines("\(symptom.observer.rawValue): \(symptom.text)", first: "  - ", rest: "    ")
        }
        if !remedies.isEmpty { lines += ["", "Remedies"] }
        for remedy in remedies { lines += Paragraph.lines(remedy, first: "  - ", rest: "    ") }
        lines += [""] + Paragraph.lines(source, first: "Source: ", rest: "  ")
        return lines.joined(separator: "\n") + "\n"
    }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
