import Engine
import Rendering

extension Command {
    /// `legible diff OLD NEW`.
    static let diff = Command(
        "diff", "says which calls end differently in another version of a mesh's manifests",
        options: [.applicationsFile, .offlineOutput],
        operands: [
            Operand(name: "OLD", count: .one, help: "a file or folder of manifests", completion: .file),
            Operand(name: "NEW", count: .one, help: "the same after the change", completion: .file),
        ],
        notes: [
            "Exit status: 0 where no call breaks or is exposed; 1 where one does; 2 where an input is at fault. "
                + "Calls that only one side has are no change."
        ],
        example: "legible diff before/ after/"
    ) { arguments, surroundings throws(Failure) in
        let progress = Progress(surroundings)
        let applications = try arguments.applications(surroundings)
        let old = try MeshFiles([arguments.operands[0]], surroundings, progress)
        let new = try MeshFiles([arguments.operands[1]], surroundings, progress)
        let before = old.matrix(applications)
        let after = new.matrix(applications)
        progress.tell("comparing")
        let diff = MatrixDiff(before: before, after: after)
        try surroundings.print(arguments.text(.offlineOutput) == "json" ? json(diff) : Array(text(diff).utf8))
        if !old.isWhole || !new.isWhole { return .inputFault }
        return diff.counts.broken + diff.counts.exposed == 0 ? .yes : .no
    }

    /// How many changes are told as text; JSON has all.
    private static let shown = 50
    /// For how many of them a repair is looked for.
    private static let repaired = 5

    private static func json(_ diff: MatrixDiff) -> [UInt8] {
        var text = JSONText()
        text.object { text in
            text.key("counts")
            diff.counts.write(to: &text)
            text.key("items")
            text.array(diff.page(limit: Int.max).items) { $1.write(remediation: nil, to: &$0) }
            text.key("notCompared")
            text.array(diff.notCompared) { $0.value($1) }
        }
        text.endLine()
        return text.bytes
    }

    private static func text(_ diff: MatrixDiff) -> String {
        var lines = [diff.text]
        let (items, next) = diff.page(limit: shown)
        for (number, item) in items.enumerated() {
            lines.append("\(item.kind.rawValue)  \(item.text)")
            if let cause = item.cause { lines.append("  by \(cause)") }
            let isWorse = item.kind == .broken || item.kind == .exposed
            if isWorse, number < repaired, let repair = diff.repairs(of: item).first {
                lines.append("  repair: \(repair.title)")
            }
        }
        if next != nil { lines.append("and \(diff.counts.all - items.count) more; --output json has all") }
        return lines.map(\.printable).joined(separator: "\n") + "\n"
    }
}
