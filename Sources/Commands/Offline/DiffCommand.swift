import Engine
import Glibc
import Model
import Rendering

extension Command {
    /// `legible diff OLD NEW`.
    static let diff = Command(
        "diff", "says which calls end differently in another version of a mesh's manifests",
        options: [.judgedAt, .applicationsFile, .offlineOutput],
        operands: [
            Operand(name: "OLD", count: .one, help: "a file or folder of manifests", completion: .file),
            Operand(name: "NEW", count: .one, help: "the same after the change", completion: .file),
        ],
        notes: [
            "Exit status: 0 where no call breaks or is exposed; 1 where one does; 2 where an input is at fault. "
                + "Calls that only one side has are no change. The worst "
                + "calls have a repair, if there is one: twenty as text, a hundred as JSON, where "
                + "remediationsNotSought counts the others that break or are exposed."
        ],
        example: "legible diff before/ after/"
    ) { arguments, surroundings throws(Failure) in
        let progress = Progress(surroundings)
        let applications = try arguments.applications(surroundings)
        let old = try MeshFiles([arguments.operands[0]], surroundings, progress)
        let new = try MeshFiles([arguments.operands[1]], for: .repairs, surroundings, progress)
        let time = try arguments.time(.judgedAt) ?? Timestamp(seconds: Int64(Glibc.time(nil)))
        let before = old.matrix(applications, at: time)
        let after = new.matrix(applications, at: time)
        progress.tell("comparing")
        let diff = MatrixDiff(before: before, after: after)
        let answer = arguments.text(.offlineOutput) == "json" ? json(diff, new) : Array(text(diff).utf8)
        progress.end()
        try surroundings.print(answer)
        if !old.isWhole || !new.isWhole { return .inputFault }
        return diff.counts.broken + diff.counts.exposed == 0 ? .yes : .no
    }

    /// How many changes are told as text; JSON has all.
    private static let shown = 50
    /// For how many of them, the worst, a repair is looked for: as text and as JSON.
    private static let repaired = (text: 20, json: 100)

    private static func json(_ diff: MatrixDiff, _ files: MeshFiles) -> [UInt8] {
        var text = JSONText()
        text.object { text in
            text.key("counts")
            diff.counts.write(to: &text)
            text.key("items")
            text.array(diff.page(limit: Int.max).items.enumerated()) { text, item in
                let (number, change) = item
                let isRepaired = change.isHarm && number < repaired.json
                change.write(
                    remediation: isRepaired ? diff.repairs(of: change).first.map(files.repair) : nil, to: &text)
            }
            // Calls that break or are exposed come first.
            text.key("remediationsNotSought")
            text.value(max(0, diff.counts.broken + diff.counts.exposed - repaired.json))
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
            if item.isHarm, number < repaired.text, let repair = diff.repairs(of: item).first {
                lines.append("  repair: \(repair.title)")
            }
        }
        if next != nil { lines.append("and \(diff.counts.all - items.count) more; --output json has all") }
        return lines.map(\.printable).joined(separator: "\n") + "\n"
    }
}
