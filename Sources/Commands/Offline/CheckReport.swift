import Engine
import Rendering

/// What `legible check` prints.
struct CheckReport {
    let matrix: Matrix
    let findings: MeshFindings

    /// Whether nothing is found of what the option names.
    func holds(_ failOn: String) -> Bool {
        let totals = matrix.totals
        switch failOn {
        case "plaintext": return totals.broken + totals.plaintext + totals.undetermined == 0
        case "warning": return totals.broken == 0 && !findings.items.contains { $0.finding.code.severity != .note }
        default: return totals.broken == 0
        }
    }

    /// How many findings are written at once.
    private static let portion = 1000

    /// Gives the report as JSON, a part at a time: a large mesh has findings by the ten thousand.
    func json(_ print: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
        var head = JSONText()
        head.object { text in
            text.key("totals")
            matrix.totals.write(to: &text)
            text.key("shares")
            matrix.totals.writeShares(to: &text)
            text.key("items")
            text.array([]) { (_: inout JSONText, _: MeshFinding) in }
        }
        // Without the brackets that end the list and the object.
        try print(Array(head.bytes.dropLast(2)))
        for start in stride(from: 0, to: findings.items.count, by: Self.portion) {
            var part = JSONText()
            part.array(findings.items[start...].prefix(Self.portion)) { $1.write(to: &$0) }
            try print((start > 0 ? [UInt8(ascii: ",")] : []) + part.bytes.dropFirst().dropLast())
        }
        var tail = JSONText()
        tail.object { text in
            text.key("suppressed")
            text.array(findings.suppressed) { $1.write(to: &$0) }
        }
        tail.endLine()
        try print(Array("],".utf8) + tail.bytes.dropFirst())
    }

    var text: String {
        let totals = matrix.totals
        var lines = ["\(totals.all) calls of \(matrix.rows.count) clients, \(matrix.servers.count) server ports"]
        for verdict in Verdict.allCases where totals[verdict] > 0 {
            let tenths = Int((totals.share(verdict) * 1000).rounded())
            lines.append("  \(verdict.rawValue.padded(to: 14))\(totals[verdict])  (\(tenths / 10).\(tenths % 10) %)")
        }
        for item in findings.items {
            let finding = item.finding
            let place = finding.resource.map { " \($0)" } ?? ""
            lines.append("")
            lines.append(
                "\(finding.code.severity.rawValue) \(finding.code.number)\(place)\(finding.pointer.map { " \($0)" } ?? "")"
            )
            lines.append("  \(finding.message)")
            if let worst = item.worst {
                let calls = item.calls == 1 ? "1 call" : "\(item.calls) calls"
                lines.append(
                    "  \(calls), such as \(worst.client.text) → \(worst.server.text): \(worst.end.verdict.rawValue)")
            }
        }
        if !findings.suppressed.isEmpty { lines += ["", "\(findings.suppressed.count) findings are suppressed"] }
        return lines.map(\.printable).joined(separator: "\n") + "\n"
    }
}
