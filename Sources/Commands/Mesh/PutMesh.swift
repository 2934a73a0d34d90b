import Manifests
import Rendering

extension Command {
    /// `legible mesh put NAME FILE`.
    static let putMesh = Command(
        "mesh put", "keeps a cluster's objects as the newest version of a mesh", options: Option.remote + [.strict],
        operands: [
            .meshName,
            Operand(
                name: "FILE", count: .one,
                help: "what `kubectl get -A -o json` or `-o yaml` prints, gzip if wanted; - is standard input",
                completion: .file),
        ],
        notes: ["Exit status: 2 where objects are faulty and left out; they are named on standard error."],
        example: "kubectl get ns,deploy,svc,pa,dr -A -o json | legible mesh put prod -"
    ) { arguments, surroundings throws(Failure) in
        let server = try RemoteServer(arguments, surroundings)
        let (name, path) = (arguments.operands[0], arguments.operands[1])
        let body = try surroundings.contents(of: path)
        let isCompressed = body.starts(with: [0x1F, 0x8B])
        let answer = try server.body(
            "PUT", "/v1/meshes/\(RemoteServer.escaped(name))",
            query: arguments.isOn(.strict) ? [("strict", "true")] : [],
            headers: isCompressed ? [("Content-Encoding", "gzip")] : [], body: body)
        let mesh = Tree.read(answer) ?? .null
        let faults = mesh["faults"]?.elements ?? []
        for fault in faults {
            let place = "\(path):\(fault["line"]?.number ?? 1):\(fault["column"]?.number ?? 1)"
            surroundings.complain(
                "\(place): \(fault["pointer"]?.text ?? ""): \(fault["detail"]?.text ?? "")".printable)
        }
        let counts = (mesh["counts"]?.members ?? []).map { "\($0.value.number ?? 0) \($0.name)" }
        let leftOut = mesh["leftOut"]?.elements?.count ?? 0
        try surroundings.print(
            "\(name) \(mesh["version"]?.text ?? "")  \(counts.joined(separator: ", "))"
                + (leftOut > 0 ? "; \(leftOut) left out" : "") + "\n")
        return faults.isEmpty ? .yes : .inputFault
    }
}

extension Option {
    fileprivate static let strict = Option("strict", .flag, help: "keep nothing where one object is faulty")
}
