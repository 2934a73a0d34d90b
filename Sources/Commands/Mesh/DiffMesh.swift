import Manifests
import Rendering

extension Command {
    /// `legible mesh diff NAME FILE`.
    static let diffMesh = Command(
        "mesh diff", "says which calls a change makes end differently", options: Option.remote + [.delete, .output],
        operands: [
            .meshName,
            Operand(
                name: "FILE", count: .optional, help: "the manifests to apply; - is standard input", completion: .file),
        ],
        notes: ["Exit status: 1 where a call breaks or is exposed."],
        example: "kubectl kustomize . | legible mesh diff prod -"
    ) { arguments, surroundings throws(Failure) in
        let server = try RemoteServer(arguments, surroundings)
        let progress = Progress(surroundings)
        let change = try change(arguments, surroundings)
        progress.tell("waiting for \(server.address) to compare")
        let answer = try server.body(
            "POST", "/v1/meshes/\(RemoteServer.escaped(arguments.operands[0])):diff", query: [("pageSize", "1000")],
            headers: [("Content-Type", "application/json")], body: change)
        progress.end()
        let diff = Tree.read(answer) ?? .null
        if arguments.text(.output) == "json" {
            try surroundings.print(answer + [UInt8(ascii: "\n")])
        } else {
            try surroundings.print(text(diff).printableLines)
        }
        let harmed = ["broken", "exposed"].reduce(0) { $0 + (diff["counts"]?[$1]?.number ?? 0) }
        return harmed > 0 ? .no : .yes
    }

    private static func change(_ arguments: Arguments, _ surroundings: Surroundings) throws(Failure) -> [UInt8] {
        var text = JSONText()
        var references: [[Substring]] = []
        for given in arguments.all(.delete) {
            let parts = given.text.split(separator: "/", omittingEmptySubsequences: false)
            guard (2...3).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else {
                throw .usage("`\(given.source)`: `\(given.text)` is not KIND/NAME or KIND/NAMESPACE/NAME")
            }
            references.append(parts)
        }
        guard arguments.operands.count > 1 || !references.isEmpty else {
            throw .usage("name a FILE to apply, or an object with `--delete`")
        }
        let manifests = arguments.operands.count > 1 ? try surroundings.contents(of: arguments.operands[1]) : nil
        text.object { text in
            if let manifests {
                text.key("apply")
                text.value(String(decoding: manifests, as: UTF8.self))
            }
            text.key("delete")
            text.array(references) { text, parts in
                text.object { text in
                    text.key("kind")
                    text.value(String(parts[0]))
                    if parts.count == 3 {
                        text.key("namespace")
                        text.value(String(parts[1]))
                    }
                    text.key("name")
                    text.value(String(parts[parts.count - 1]))
                }
            }
        }
        return text.bytes
    }

    private static func text(_ diff: Tree) -> String {
        var lines = [diff["summary"]?.text ?? ""]
        for item in diff["items"]?.elements ?? [] {
            let client = item["client"]
            let from = client?["kind"]?.text ?? "\(client?["namespace"]?.text ?? "")/\(client?["workload"]?.text ?? "")"
            let gateway = item["via"].map { " via \($0["namespace"]?.text ?? "")/\($0["workload"]?.text ?? "")" } ?? ""
            let to = "\(item["server"]?["host"]?.text ?? ""):\(item["server"]?["port"]?.number ?? 0)\(gateway)"
            lines.append(
                "\(item["change"]?.text ?? "")  \(from) → \(to): \(end(item["before"])) → \(end(item["after"]))")
            if let cause = item["cause"], let kind = cause["kind"]?.text {
                let names = [cause["namespace"]?.text, cause["name"]?.text].compactMap { $0 }.filter { !$0.isEmpty }
                lines.append("  by \(kind) \(names.joined(separator: "/"))")
            }
            if let title = item["remediation"]?["title"]?.text { lines.append("  repair: \(title)") }
        }
        if diff["nextPageToken"]?.text != nil {
            lines.append("more calls end differently; ask for them as JSON, in pages")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func end(_ end: Tree?) -> String {
        let verdict = end?["verdict"]?.text ?? ""
        guard let failure = end?["failure"], let reason = failure["reason"]?.text else { return verdict }
        return "\(verdict) (\(reason), \(failure["code"]?.text ?? ""))"
    }
}

extension Option {
    fileprivate static let delete = Option(
        "delete", .text("KIND/[NAMESPACE/]NAME"), isRepeatable: true, help: "an object that goes")
}
