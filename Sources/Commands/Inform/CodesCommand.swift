import Engine
import Rendering

extension Command {
    /// `legible codes [CODE]`.
    static let codes = Command(
        "codes", "says what a code stands for; without one, lists all", options: [.output],
        operands: [Operand(name: "CODE", count: .optional, help: "`LEG` and four digits")],
        example: "legible codes LEG3001"
    ) { arguments, surroundings throws(Failure) in
        let isJSON = arguments.text(.output) == "json"
        guard let number = arguments.operands.first else {
            try surroundings.print(isJSON ? json { $0.array(Catalogue.all) { $1.write(to: &$0) } } : list)
            return .yes
        }
        guard let code = Catalogue.code(number.uppercased()) else {
            throw .input("no code `\(number)`; `legible codes` lists them")
        }
        try surroundings.print(isJSON ? json { code.write(to: &$0) } : Array(code.text.utf8))
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

extension Code {
    /// The entry for a terminal.
    fileprivate var text: String {
        var lines = Paragraph.lines(title, first: "\(number) (\(severity.rawValue)): ", rest: "  ")
        lines += [""] + Paragraph.lines("given when \(condition)") + [""] + Paragraph.lines(explanation)
        if let popularBelief { lines += [""] + Paragraph.lines(popularBelief, first: "Often believed: ") }
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
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
