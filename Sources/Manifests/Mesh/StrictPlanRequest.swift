import Model

/// What is to turn STRICT: `{"scope": "mesh"}` or `{"scope": {"namespaces": […]}}`.
package struct StrictPlanRequest: Sendable {
    /// nil stands for the whole mesh.
    package let namespaces: [String]?

    /// Reads one text.
    ///
    /// - Throws: everything that is wrong with it.
    package init(_ bytes: [UInt8], as format: TextFormat) throws(Faults) {
        var body = try RequestBody(bytes, as: format, Shape("scope(namespaces)", of: "a plan"))
        guard let scope = body.decoder.member(body.root, "scope") else {
            body.decoder.fault(
                body.root, .missingMember, "no `scope`; write `mesh`, or `{\"namespaces\": [\"shop\"]}`")
            throw Faults(body.decoder.faults())
        }
        switch body.decoder.document.kind(scope) {
        case .object:
            if body.decoder.member(scope, "namespaces") == nil {
                body.decoder.fault(scope, .missingMember, "a scope without its `namespaces`; name at least one")
            }
            namespaces = body.decoder.texts(scope, "namespaces", .dnsLabel)
        default:
            namespaces = nil
            _ = body.decoder.choice(scope, Scope.self)
        }
        try body.end()
    }

    private enum Scope: String, CaseIterable {
        case mesh
    }
}
