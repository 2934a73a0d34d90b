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
        for repair in repairs { text += markdown(of: repair) }
        text += listed("Findings", answer.findings.map(\.line))
        text += listed("Lost", answer.lost)
        text += listed("Assumed", answer.assumptions)
        text += listed("Missing", answer.missing)
        return text
    }

    private func markdown(of repair: Repair) -> String {
        var text =
            "\n**Repair**: \(Self.escaped(repair.remediation.title)) → `\(repair.remediation.verdictAfter.rawValue)`"
        text += repair.remediation.weakens ? " (weakens)\n" : "\n"
        for tradeoff in repair.remediation.tradeoffs { text += "- \(Self.escaped(tradeoff))\n" }
        for manifest in repair.manifests { text += "\n```yaml\n\(manifest)```\n" }
        return text
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
