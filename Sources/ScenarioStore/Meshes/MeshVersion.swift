/// One version of a mesh: what is said of it, without the text of its objects.
package struct MeshVersion: Hashable, Sendable {
    /// The mesh's name.
    package let mesh: String
    /// What it is told from others by, and when it was put; no two meshes share one.
    package let version: ULID
    /// How many bytes its text has.
    package let size: Int
    /// What the caller says of it, JSON; the store never reads it.
    package let summary: [UInt8]

    package init(mesh: String, version: ULID, size: Int, summary: [UInt8]) {
        self.mesh = mesh
        self.version = version
        self.size = size
        self.summary = summary
    }

    /// The moment at which it was put, in milliseconds since 1970-01-01T00:00:00Z: the one its identifier carries.
    package var createdAt: Int64 { version.milliseconds }
}

/// What has to be so for a mesh to be changed.
package enum MeshCondition: Hashable, Sendable {
    case none
    /// No mesh has the name yet.
    case absent
    /// The newest version is still this one.
    case version(ULID)

    /// Whether a mesh whose newest version is `newest` meets it.
    func accepts(_ newest: ULID?) -> Bool {
        switch self {
        case .none: true
        case .absent: newest == nil
        case .version(let version): newest == version
        }
    }
}

/// What putting a version came to.
package enum MeshPutting: Hashable, Sendable {
    case created, replaced, conditionFailed
}

/// What removing a mesh came to.
package enum MeshDeletion: Hashable, Sendable {
    case deleted, absent, conditionFailed
}
