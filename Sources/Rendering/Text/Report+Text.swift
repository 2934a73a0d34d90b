import Engine
import Model

extension Report {
    /// The picture, the verdict, the reason and the first repair, in at most 80 columns.
    package func text(_ paint: Paint = .plain) -> String {
        let diagram = self.diagram
        var lines = [diagram.headline(paint), ""]
        let picture = diagram.picture(paint)
        if !picture.isEmpty { lines += picture + [""] }
        lines += Wrapping().lines(answer.summary)
        lines += repairLines(paint)
        lines += explanationLines
        lines += listed("Seen as", answer.failure?.symptoms.map { "\($0.observer.rawValue): \($0.text)" } ?? [])
        lines += listed("Lost", answer.lost)
        lines += listed("Findings", answer.findings.filter { $0.code.number != code }.map(\.line))
        lines += listed("Assumed", answer.assumptions)
        lines += listed("Missing", answer.missing)
        return lines.joined(separator: "\n") + "\n"
    }

    private var code: String? { answer.failure.map { Catalogue.code(for: $0.reason).number } }

    private var explanationLines: [String] {
        let reached = answer.legs.filter { $0.status != .notReached }
        guard !reached.isEmpty else { return [] }
        var lines = ["", "Leg by leg"]
        for leg in reached {
            lines += Wrapping().lines(leg.explanation, first: "  \(leg.step.rawValue) ")
        }
        return lines
    }

    private func listed(_ title: String, _ items: [String]) -> [String] {
        guard !items.isEmpty else { return [] }
        return ["", title] + items.flatMap { Wrapping().lines($0, first: "  - ") }
    }
}

extension Finding {
    /// `LEG5001 PeerAuthentication shop/web: message`.
    var line: String {
        let place = resource.map { " \($0)" } ?? ""
        return "\(code.number)\(place): \(message)"
    }
}
