import Engine
import Manifests
import Rendering

extension Command {
    /// `legible mesh matrix NAME`.
    static let meshMatrix = Command(
        "mesh matrix", "prints how the calls of a mesh end",
        options: Option.remote + [
            .callNamespace, .callWorkload, .callHost, .callVerdict, .callCode, .groupBy, .matrixOutput,
        ],
        operands: [.meshName],
        notes: ["Text has the totals; json has the first page, ndjson and csv have every call that meets the options."],
        example: "legible mesh matrix prod --verdict broken -o csv"
    ) { arguments, surroundings throws(Failure) in
        let server = try RemoteServer(arguments, surroundings)
        let names: [(Option, String)] = [
            (.callNamespace, "namespace"), (.callWorkload, "workload"), (.callHost, "host"), (.callVerdict, "verdict"),
            (.callCode, "code"), (.groupBy, "groupBy"),
        ]
        var query = names.compactMap { option, name in arguments.text(option).map { (name, $0) } }
        let form = arguments.text(.matrixOutput) ?? "text"
        if form == "text" { query.append(("totals", "only")) }
        let progress = Progress(surroundings)
        progress.tell("waiting for \(server.address)")
        let media = ["csv": "text/csv", "ndjson": "application/x-ndjson"][form] ?? "application/json"
        let answer = try server.body(
            "GET", "/v1/meshes/\(RemoteServer.escaped(arguments.operands[0]))/matrix", query: query,
            headers: [("Accept", media)])
        progress.end()
        guard form == "text" else {
            try surroundings.print(form == "json" ? answer + [UInt8(ascii: "\n")] : answer)
            return .yes
        }
        let totals = Tree.read(answer)?["totals"]
        let counts = Verdict.allCases.map { ($0, totals?[$0.rawValue]?.number ?? 0) }
        let all = counts.reduce(0) { $0 + $1.1 }
        for (verdict, count) in counts {
            let share = all == 0 ? 0 : (Double(count) * 1000 / Double(all)).rounded() / 10
            let name = verdict.rawValue + String(repeating: " ", count: max(1, 14 - verdict.rawValue.count))
            try surroundings.print("\(name)\(count)  \(share) %\n")
        }
        return .yes
    }
}

extension Option {
    fileprivate static let callNamespace = Option(
        "namespace", .text("NAME"), short: "n", help: "calls whose client or server is in it")
    fileprivate static let callWorkload = Option(
        "workload", .text("[NAMESPACE/]NAME"), help: "calls of this client, or of a kind of client outside the mesh")
    fileprivate static let callHost = Option("host", .text("HOST"), help: "calls of this host")
    fileprivate static let callVerdict = Option(
        "verdict", .one(of: Verdict.allCases.map(\.rawValue)), help: "calls with this verdict")
    fileprivate static let callCode = Option("code", .text("LEGNNNN"), help: "calls that fail with this code")
    fileprivate static let groupBy = Option(
        "group-by", .one(of: ["namespace", "workload"]), help: "totals between groups instead of calls")
    fileprivate static let matrixOutput = Option(
        "output", .one(of: ["text", "json", "ndjson", "csv"]), short: "o", standard: "text", help: "how to print")
}
