import Manifests

/// The objects of a cluster that decide something, asked of its API server.
///
/// What `kubectl get -A -o json` would print of them, without kubectl: an image of Legible alone can put a mesh.
struct ClusterReader {
    let server: RemoteServer
    let progress: Progress

    /// Lists behind one another, and the mesh's settings.
    ///
    /// - Throws: where anything of it cannot be read: a mesh without some of its objects looks like another mesh.
    func objects() throws(Failure) -> [UInt8] {
        var result: [UInt8] = []
        for group in ClusterGroup.all {
            for version in try versions(of: group) {
                for resource in version.resources {
                    progress.tell("reading \(resource) from \(server.address)")
                    try read("\(version.path)/\(resource)", of: group, into: &result)
                }
            }
        }
        let settings = try server.answer("GET", "/api/v1/namespaces/istio-system/configmaps/istio")
        if settings.status == 404 { return result }
        guard settings.status == 200 else { throw refusal("the ConfigMap istio", settings) }
        return result + settings.body + [UInt8(ascii: "\n")]
    }

    private func read(_ path: String, of group: ClusterGroup, into result: inout [UInt8]) throws(Failure) {
        var next: String?
        repeat {
            var query = [("limit", "\(group.pageSize)")]
            if let next { query.append(("continue", next)) }
            let page = try body(path, query)
            let list = Tree.read(page)
            result += (list.flatMap(group.reduced) ?? page) + [UInt8(ascii: "\n")]
            next = list?["metadata"]?["continue"]?.text
        } while next?.isEmpty == false
    }

    /// A version of a group with the resources that are read in it.
    private struct Version {
        var path: String
        var resources: [String]
    }

    /// None where the cluster lacks the group. Each resource in the version that the cluster prefers of those that have it.
    private func versions(of group: ClusterGroup) throws(Failure) -> [Version] {
        guard !group.name.isEmpty else { return [Version(path: "/api/v1", resources: group.resources ?? [])] }
        let answer = try server.answer("GET", "/apis/\(group.name)")
        if answer.status == 404 { return [] }
        guard answer.status == 200, let tree = Tree.read(answer.body) else {
            throw refusal("/apis/\(group.name)", answer)
        }
        let preferred = tree["preferredVersion"]?["groupVersion"]?.text
        let all = (tree["versions"]?.elements ?? []).compactMap { $0["groupVersion"]?.text }
        var seen: Set<String> = []
        var result: [Version] = []
        for version in [preferred].compactMap({ $0 }) + all.filter({ $0 != preferred }) {
            let path = "/apis/\(version)"
            let listed = Tree.read(try body(path))?["resources"]?.elements ?? []
            let names = listed.filter { resource in
                resource["verbs"]?.elements?.contains { $0.text == "list" } ?? false
            }.compactMap { $0["name"]?.text }.filter { group.resources?.contains($0) ?? !$0.contains("/") }
            let new = names.filter { seen.insert($0).inserted }
            if !new.isEmpty { result.append(Version(path: path, resources: new)) }
        }
        return result
    }

    private func body(_ path: String, _ query: [(String, String)] = []) throws(Failure) -> [UInt8] {
        let answer = try server.answer("GET", path, query: query)
        guard answer.status == 200 else { throw refusal(path, answer) }
        return answer.body
    }

    private func refusal(_ path: String, _ answer: RemoteAnswer) -> Failure {
        let reason = Tree.read(answer.body)?["message"]?.text ?? "status \(answer.status)"
        return .failed("\(server.address) does not give \(path): \(reason)".printableLines)
    }
}
