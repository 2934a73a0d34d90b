import Engine
import Glibc
import Manifests
import Model
import Rendering

extension Command {
    /// `legible plan-strict PATH…`.
    static let planStrict = Command(
        "plan-strict", "finds the steps in which a mesh can turn STRICT with nobody breaking",
        options: [.strictNamespace, .judgedAt, .applicationsFile, .strictOutput], operands: [.manifestPaths],
        notes: [
            "Each step is a PeerAuthentication, and the mesh was evaluated after it: what worked before works still. "
                + "With --output yaml the steps are a stream for kubectl apply. Exit status: 0 where everything can turn; "
                + "1 where something blocks; 2 where an input is at fault."
        ],
        example: "legible plan-strict --namespace shop cluster.json"
    ) { arguments, surroundings throws(Failure) in
        let progress = Progress(surroundings)
        let applications = try arguments.applications(surroundings)
        let files = try MeshFiles(arguments.operands, for: .repairs, surroundings, progress)
        let namespaces = arguments.all(.strictNamespace).map(\.text)
        let time = try arguments.time(.judgedAt) ?? Timestamp(seconds: Int64(Glibc.time(nil)))
        let matrix = files.matrix(applications, at: time)
        progress.tell("looking for steps")
        let plan = StrictPlan(matrix, scope: namespaces.isEmpty ? .mesh : .namespaces(namespaces))
        progress.end()
        switch arguments.text(.strictOutput) {
        case "json": try surroundings.print(json(plan, files))
        case "yaml": try surroundings.print(yaml(plan))
        default: try surroundings.print(text(plan))
        }
        if !files.isWhole { return .inputFault }
        return plan.blocked.isEmpty ? .yes : .no
    }

    private static func json(_ plan: StrictPlan, _ files: MeshFiles) -> [UInt8] {
        var text = JSONText()
        text.object { text in
            plan.write(to: &text, yaml: { YAMLWriter.write(Tree($0)) }, repair: files.repair)
        }
        text.endLine()
        return text.bytes
    }

    private static func yaml(_ plan: StrictPlan) -> String {
        plan.steps.map { "---\n# \($0.title.printable)\n" + YAMLWriter.write(Tree($0.text)) }.joined()
    }

    private static func text(_ plan: StrictPlan) -> String {
        var lines = ["\(plan.ready.count) workloads can turn STRICT, \(plan.blocked.count) are blocked"]
        for (number, step) in plan.steps.enumerated() {
            lines.append("  \(number + 1). \(step.title) (\(step.policy.reference))")
        }
        for blocked in plan.blocked {
            lines.append("")
            let calls = blocked.calls == 1 ? "1 call" : "\(blocked.calls) calls"
            lines.append("\(blocked.workload.namespace)/\(blocked.workload.name) would refuse \(calls)")
            for blocker in blocked.by.prefix(3) {
                lines.append("  \(blocker.client.text) → \(blocker.server.text): \(blocker.failure.reason.rawValue)")
                if let repair = blocker.remediation { lines.append("    repair: \(repair.title)") }
            }
        }
        return lines.map(\.printable).joined(separator: "\n") + "\n"
    }
}

extension Option {
    fileprivate static let strictNamespace = Option(
        "namespace", .text("NAME"), short: "n", isRepeatable: true,
        help: "a namespace that is to turn; the whole mesh where none is named")
    fileprivate static let strictOutput = Option(
        "output", .one(of: ["text", "json", "yaml"]), short: "o", standard: "text", help: "how to print")
}
