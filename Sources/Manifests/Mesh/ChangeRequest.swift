package import Model

/// A change of a mesh that is asked about: `{"apply": manifests, "delete": [{"kind", "namespace", "name"}]}`.
package struct ChangeRequest: Sendable {
    /// Objects that are created or replaced.
    package let apply: Objects
    /// Objects that go.
    package let delete: [ObjectReference]
    /// nil where what the mesh has counts.
    package let applications: [Application]?
    private let manifests: ManifestReading?

    /// Reads one text.
    ///
    /// - Throws: everything that is wrong with it.
    package init(_ bytes: [UInt8], as format: TextFormat) throws(Faults) {
        var body = try RequestBody(bytes, as: format, Self.shape)
        manifests = body.decoder.manifests(body.root, "apply", number: 0)
        apply = manifests?.objects ?? Objects()
        delete = body.decoder.references(body.root, "delete")
        let says = body.decoder.member(body.root, "applications") != nil
        applications = says ? body.decoder.applications(body.root, "applications") : nil
        if manifests == nil, body.decoder.member(body.root, "delete") == nil {
            body.decoder.fault(body.root, .missingMember, "a change without anything; give it `apply` or `delete`")
        }
        try body.end()
    }

    /// An object of `apply` as it was written; nil where there is none of that name.
    package func tree(of reference: ObjectReference) -> Tree? { manifests?.tree(of: reference) }

    private static let shape = Shape(
        "apply*,delete(kind,namespace,name),applications(\(ApplicationsReading.members))", of: "a change")
}

extension Decoder {
    /// Objects that are named by kind, namespace and name.
    fileprivate mutating func references(_ parent: Int, _ name: MemberName) -> [ObjectReference] {
        var references: [ObjectReference] = []
        for node in objects(parent, name) {
            let texts: [String?] = ["kind", "name"].map { (name: MemberName) in
                let text = string(node, name)
                if member(node, name) == nil {
                    fault(node, .missingMember, "an object to delete without its `\(name)`; give it one")
                }
                return text
            }
            let namespace = string(node, "namespace")
            guard let kind = texts[0], let name = texts[1] else { continue }
            let isInNamespace = !ClusterScope.holds(kind)
            references.append(
                ObjectReference(kind: kind, namespace: isInNamespace ? namespace ?? "default" : "", name: name))
        }
        return references
    }
}
