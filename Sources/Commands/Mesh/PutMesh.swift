import Manifests
import Rendering

extension Command {
    /// `legible mesh put NAME FILE`.
    static let putMesh = Command(
        "mesh put", "keeps a cluster's objects as the newest version of a mesh",
        options: Option.remote + [.strict, .cluster, .clusterTokenFile, .clusterAuthority],
        operands: [
            .meshName,
            Operand(
                name: "FILE", count: .optional,
                help: "what `kubectl get -A -o json` or `-o yaml` prints, gzip if wanted; - is standard input",
                completion: .file),
        ],
        notes: [
            "With --cluster the objects are asked of the API server, as by kubectl: what may decide something, and no Secret. "
                + "In a pod its service account's token is shown, which has to be allowed to list them "
                + "(deploy/admission/rbac.yaml).",
            "Exit status: 2 where objects are faulty and left out; they are named on standard error.",
        ],
        example: "kubectl get ns,deploy,svc,pa,dr -A -o json | legible mesh put prod -"
    ) { arguments, surroundings throws(Failure) in
        let server = try RemoteServer(arguments, surroundings)
        let progress = Progress(surroundings)
        let name = arguments.operands[0]
        let (path, body) = try objects(arguments, surroundings, progress)
        progress.tell("waiting for \(server.address) to take \(body.count) bytes")
        let isCompressed = body.starts(with: [0x1F, 0x8B])
        let answer = try server.body(
            "PUT", "/v1/meshes/\(RemoteServer.escaped(name))",
            query: arguments.isOn(.strict) ? [("strict", "true")] : [],
            headers: isCompressed ? [("Content-Encoding", "gzip")] : [], body: body)
        progress.end()
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

    /// Where they come from, and their text.
    private static func objects(
        _ arguments: Arguments, _ surroundings: Surroundings, _ progress: Progress
    ) throws(Failure) -> (String, [UInt8]) {
        let cluster = try ClusterReader(arguments, surroundings, progress)
        switch (cluster, arguments.operands.dropFirst().first) {
        case (let cluster?, nil): return ("\(cluster.server.address)", try cluster.objects())
        case (nil, let path?):
            progress.tell("reading \(path)")
            return (path, try surroundings.contents(of: path))
        case (.some, .some): throw .usage("name a FILE or `--cluster URL`, not both")
        case (nil, nil): throw .usage("name a FILE, or an API server with `--cluster URL`")
        }
    }
}

extension Option {
    fileprivate static let strict = Option("strict", .flag, help: "keep nothing where one object is faulty")
}
