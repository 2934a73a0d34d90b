package import Model

/// A whole mesh that is asked about once: `{"manifests": …, "applications": […]}`.
package struct AnalysisRequest: Sendable {
    package let mesh: MeshReading
    package let applications: [Application]
    /// When certificates are looked at.
    package let at: Timestamp?

    /// Reads one text.
    ///
    /// - Throws: everything that is wrong with it; faulty objects are left out of the mesh instead.
    package init(_ bytes: [UInt8], as format: TextFormat) throws(Faults) {
        var body = try RequestBody(bytes, as: format, Self.shape)
        let mesh = body.decoder.mesh(body.root, "manifests")
        applications = body.decoder.applications(body.root, "applications")
        at = body.decoder.time(body.root, "at")
        try body.end()
        guard let mesh, mesh.isReadable else { throw Faults(mesh?.faults ?? []) }
        self.mesh = mesh
    }

    private static let shape = Shape(
        "manifests*,at,applications(\(ApplicationsReading.members))", of: "a mesh to analyze")
}

/// Two states of a mesh that are compared: `{"old": manifests, "new": manifests, "applications": […]}`.
package struct ComparisonRequest: Sendable {
    package let old: MeshReading
    package let new: MeshReading
    package let applications: [Application]
    /// When certificates are looked at.
    package let at: Timestamp?

    /// Reads one text.
    ///
    /// - Throws: everything that is wrong with it; faulty objects are left out of the meshes instead.
    package init(_ bytes: [UInt8], as format: TextFormat) throws(Faults) {
        var body = try RequestBody(bytes, as: format, Self.shape)
        let old = body.decoder.mesh(body.root, "old")
        let new = body.decoder.mesh(body.root, "new")
        applications = body.decoder.applications(body.root, "applications")
        at = body.decoder.time(body.root, "at")
        try body.end()
        guard let old, let new, old.isReadable, new.isReadable else {
            throw Faults((old?.faults ?? []) + (new?.faults ?? []))
        }
        self.old = old
        self.new = new
    }

    private static let shape = Shape(
        "old*,new*,at,applications(\(ApplicationsReading.members))", of: "two meshes to compare")
}
