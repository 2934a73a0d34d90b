/// Reads and writes meshes through one connection.
///
/// A text lies in pieces: one of hundreds of megabytes would have to be in memory several times to be bound as one value.
struct MeshTable {
    let connection: Connection

    static let pieceSize = 1 << 20

    func insert(_ version: MeshVersion) throws(StoreError) {
        try connection.prepared("INSERT INTO mesh VALUES (?, ?, ?, ?)").run(
            .text(version.mesh), .blob(version.version.bytes), .integer(Int64(version.size)), .blob(version.summary))
    }

    /// Puts a part of a version's text behind those that are there.
    func append(_ text: ArraySlice<UInt8>, to version: ULID) throws(StoreError) {
        let statement = try connection.prepared("INSERT INTO mesh_text (version, bytes) VALUES (?, ?)")
        var rest = text
        while !rest.isEmpty {
            try statement.run(.blob(version.bytes), .blob(Array(rest.prefix(Self.pieceSize))))
            rest = rest.dropFirst(Self.pieceSize)
        }
    }

    /// Removes the text of a version that never came to be.
    func forget(_ version: ULID) throws(StoreError) {
        try connection.prepared("DELETE FROM mesh_text WHERE version = ?").run(.blob(version.bytes))
    }

    /// Removes texts of versions that never came to be, since the process ended in the middle of them.
    ///
    /// - Parameter moment: in milliseconds; another process may be in the middle of a later one.
    func forgetUnfinished(before moment: Int64) throws(StoreError) {
        let bound = ULID(high: UInt64(max(0, moment)) << 16, low: 0)
        let sql = "DELETE FROM mesh_text WHERE version < ? AND version NOT IN (SELECT version FROM mesh)"
        try connection.prepared(sql).run(.blob(bound.bytes))
    }

    func newest(of mesh: String) throws(StoreError) -> ULID? {
        let bytes = try connection.prepared(
            "SELECT version FROM mesh WHERE name = ? ORDER BY version DESC LIMIT 1"
        ).first(.text(mesh)) { $0.blob(0) }
        return bytes.flatMap { ULID(bytes: $0) }
    }

    func meshes() throws(StoreError) -> [MeshVersion] {
        try select(
            """
            WHERE version = (SELECT max(version) FROM mesh newest WHERE newest.name = mesh.name) ORDER BY name
            """)
    }

    func versions(of mesh: String) throws(StoreError) -> [MeshVersion] {
        try select("WHERE name = ? ORDER BY version DESC", .text(mesh))
    }

    private func select(_ condition: String, _ values: SQLValue...) throws(StoreError) -> [MeshVersion] {
        var found: [MeshVersion] = []
        try connection.prepared("SELECT name, version, size, summary FROM mesh \(condition)").rows(values) { row in
            guard let version = ULID(bytes: row.blob(1)) else { return }
            found.append(
                MeshVersion(mesh: row.text(0), version: version, size: Int(row.integer(2)), summary: row.blob(3)))
        }
        return found
    }

    func text(of version: ULID) throws(StoreError) -> [UInt8]? {
        let size = try connection.prepared("SELECT size FROM mesh WHERE version = ?").first(.blob(version.bytes)) {
            Int($0.integer(0))
        }
        guard let size else { return nil }
        var text: [UInt8] = []
        text.reserveCapacity(size)
        try connection.prepared("SELECT bytes FROM mesh_text WHERE version = ? ORDER BY number").rows(
            [.blob(version.bytes)]
        ) { row in
            row.append(blob: 0, to: &text)
        }
        return text
    }

    /// Removes all versions of a mesh but the newest `kept`.
    func delete(_ mesh: String, butNewest kept: Int) throws(StoreError) {
        for version in try versions(of: mesh).dropFirst(kept) {
            try connection.prepared("DELETE FROM mesh_text WHERE version = ?").run(.blob(version.version.bytes))
            try connection.prepared("DELETE FROM mesh WHERE name = ? AND version = ?").run(
                .text(mesh), .blob(version.version.bytes))
        }
    }

    func keep(applications text: [UInt8], of mesh: String) throws(StoreError) {
        try connection.prepared("INSERT OR REPLACE INTO applications VALUES (?, ?)").run(.text(mesh), .blob(text))
    }

    func applications(of mesh: String) throws(StoreError) -> [UInt8]? {
        try connection.prepared("SELECT bytes FROM applications WHERE mesh = ?").first(.text(mesh)) { $0.blob(0) }
    }

    func deleteApplications(of mesh: String) throws(StoreError) {
        try connection.prepared("DELETE FROM applications WHERE mesh = ?").run(.text(mesh))
    }
}
