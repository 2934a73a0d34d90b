import Engine
import Model

extension Report {
    /// For the comment of a pull request.
    package var markdown: String {
        var text =
            "### \(answer.verdict.mark) \(Self.escaped(client)) → \(Self.escaped(server)): **\(answer.verdict.rawValue)**\n\n"
        text += "\(Self.escaped(answer.summary))\n\n"
        text += "| leg | from | to | transport | layers | read at its end | status |\n"
        text += "| --- | --- | --- | --- | --- | --- | --- |\n"
        for leg in answer.legs {
            let layers = leg.layers.isEmpty ? "–" : leg.layers.map(\.kind.rawValue).joined(separator: " > ")
            text +=
                "| \(leg.step.rawValue) | \(leg.from.rawValue) | \(leg.to.rawValue) | \(leg.transport?.rawValue ?? "–") "
            text += "| \(layers) | \(leg.visibility.rawValue) | \(leg.status.rawValue) |\n"
        }
        for (index, repair) in repairs.enumerated() { text += markdown(of: repair, isFirst: index == 0) }
        if let unrepairable = answer.unrepairable {
            text += "\n**No object \(repairs.isEmpty ? "" : "alone ")repairs it**: \(Self.escaped(unrepairable))\n"
        }
        text += listed("Findings", answer.findings.map(\.line))
        text += listed("Lost", answer.lost)
        text += listed("Assumed", answer.assumptions)
        text += listed("Missing", answer.missing)
        return text
    }

    /// The first one with its difference where that is short, the others in words.
    private func markdown(of repair: Repair, isFirst: Bool) -> String {
        let remediation = repair.remediation
        var text = "\n**Repair**: \(Self.escaped(remediation.title)) → `\(remediation.verdictAfter.rawValue)`"
        text += remediation.weakens ? " (weakens)\n" : "\n"
        for line in remediation.tradeoffs + remediation.alsoChanges.lines { text += "- \(Self.escaped(line))\n" }
        guard isFirst else { return text }
        if let diffs = repair.shortDiffs {
            for diff in diffs { text += Self.fenced(diff, as: "diff") }
        } else {
            for object in repair.objects { text += Self.fenced(object.yaml, as: "yaml") }
        }
        return text
    }

    /// Between marks that the text itself does not have.
    private static func fenced(_ text: String, as language: String) -> String {
        var fence = "```"
        while text.contains(fence) { fence += "`" }
        return "\n\(fence)\(language)\n\(text)\(fence)\n"
    }

    private func listed(_ title: String, _ items: [String]) -> String {
        items.isEmpty ? "" : "\n**\(title)**\n" + items.map { "- \(Self.escaped($0))\n" }.joined()
    }

    /// Names come from the input: they must not become markup.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "<": result += "&lt;"
            case "*", "_", "|", "[", "]", "\\": result += "\\\(character)"
            case "\n": result += " "
            default: result.append(character)
            }
        }
        return result
    }
}

extension Verdict {
    fileprivate var mark: String {
        switch self {
        case .mutualTLS, .tls: "✅"
        case .plaintext: "⚠️"
        case .broken: "❌"
        case .undetermined: "❔"
        }
    }
}
