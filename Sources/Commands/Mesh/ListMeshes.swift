import Manifests
import Rendering

extension Command {
    /// `legible mesh list`.
    static let listMeshes = Command(
        "mesh list", "lists the meshes of a server, by name", options: Option.remote + [.output],
        example: "legible mesh list --server http://127.0.0.1:8080"
    ) { arguments, surroundings throws(Failure) in
        let server = try RemoteServer(arguments, surroundings)
        let answer = try server.body("GET", "/v1/meshes", query: [("pageSize", "1000")])
        if arguments.text(.output) == "json" {
            try surroundings.print(answer + [UInt8(ascii: "\n")])
            return .yes
        }
        for mesh in Tree.read(answer)?["items"]?.elements ?? [] {
            let objects = (mesh["counts"]?.members ?? []).reduce(0) { $0 + ($1.value.number ?? 0) }
            let words = ["createdAt", "version", "name"].map { mesh[$0]?.text ?? "" }
            try surroundings.print("\(words.joined(separator: "  "))  \(objects) objects\n".printableLines)
        }
        return .yes
    }
}
