import Engine
import Model

extension Report {
    /// The first repair: what to do, what it comes to, how the objects change, and which other calls change with them.
    func repairLines(_ paint: Paint) -> [String] {
        var lines: [String] = []
        if let repair = repairs.first {
            let others = repairs.count > 1 ? " (1 of \(repairs.count))" : ""
            let remediation = repair.remediation
            let place = answer.unrepairable == nil ? "" : ", with a change of an application"
            lines += ["", "\(paint("Repair", .bold))\(place)\(others)"]
            lines += Wrapping().lines("\(remediation.title) → \(remediation.verdictAfter.rawValue)", first: "  ")
            for tradeoff in remediation.tradeoffs { lines += Wrapping().lines(tradeoff, first: "  - ") }
            lines += remediation.alsoChanges.lines.flatMap { Wrapping().lines($0, first: "  - ") }
            lines += repair.diffLines(paint)
        }
        guard let unrepairable = answer.unrepairable else { return lines }
        let heading = repairs.isEmpty ? "No object repairs it" : "No object alone repairs it"
        return lines + ["", paint(heading, .bold)] + Wrapping().lines(unrepairable, first: "  ")
    }
}

extension Report.Repair {
    /// The differences, where each of their lines fits 80 columns and there are few.
    var shortDiffs: [String]? {
        let lines = objects.flatMap { $0.diff.split(separator: "\n") }
        return lines.count <= 40 && lines.allSatisfy { $0.count <= 76 } ? objects.map(\.diff) : nil
    }

    fileprivate func diffLines(_ paint: Paint) -> [String] {
        guard let diffs = shortDiffs else {
            return ["", "    (the difference is too long for here: `remediations` of the JSON answer has it)"]
        }
        return diffs.flatMap { diff in
            [""] + diff.split(separator: "\n").map { "    " + Self.painted(String($0).printable, paint) }
        }
    }

    private static func painted(_ line: String, _ paint: Paint) -> String {
        if line.hasPrefix("---") || line.hasPrefix("+++") || line.hasPrefix("@@") { return paint(line, .faint) }
        if line.hasPrefix("-") { return paint(line, .red) }
        return line.hasPrefix("+") ? paint(line, .green) : line
    }
}

extension AlsoChanges {
    private static let shown = 5

    /// What else changes, in a few lines.
    var lines: [String] {
        var result = calls.prefix(Self.shown).map { call in
            "also \(call.client.words) → \(call.server.host):\(call.server.port): "
                + "\(call.before.rawValue) becomes \(call.after.rawValue)"
        }
        let more = calls.count - result.count + omitted
        if more > 0 { result.append("and \(more) more \(more == 1 ? "call ends" : "calls end") differently") }
        if notEvaluated > 0 {
            result.append("\(notEvaluated) more calls may change: too many to evaluate them all for one answer")
        }
        return result
    }
}

extension MatrixClient {
    fileprivate var words: String {
        switch self {
        case .workload(let name): "\(name.namespace)/\(name.name)"
        case .outside(let outsider): outsider.rawValue
        }
    }
}
