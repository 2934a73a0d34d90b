/// The meshes of the store in memory.
struct MemoryMeshes: Sendable {
    /// By name, newest first.
    private var versions: [String: [MeshVersion]] = [:]
    private var texts: [ULID: [UInt8]] = [:]
    private var applications: [String: [UInt8]] = [:]

    mutating func put(
        _ version: MeshVersion, text: [UInt8], if condition: MeshCondition, keeping kept: Int
    ) -> MeshPutting {
        let newest = versions[version.mesh]?.first?.version
        guard condition.accepts(newest) else { return .conditionFailed }
        texts[version.version] = text
        let all = ([version] + (versions[version.mesh] ?? [])).sorted { $0.version > $1.version }
        for forgotten in all.dropFirst(kept) { texts[forgotten.version] = nil }
        versions[version.mesh] = Array(all.prefix(kept))
        return newest == nil ? .created : .replaced
    }

    mutating func delete(_ name: String, if condition: MeshCondition) -> MeshDeletion {
        guard let all = versions[name], let newest = all.first else { return .absent }
        guard condition.accepts(newest.version) else { return .conditionFailed }
        for version in all { texts[version.version] = nil }
        versions[name] = nil
        applications[name] = nil
        return .deleted
    }

    mutating func put(applications text: [UInt8], ofMesh name: String) -> Bool {
        guard versions[name] != nil else { return false }
        applications[name] = text
        return true
    }

    var newest: [MeshVersion] { versions.values.compactMap(\.first).sorted { $0.mesh < $1.mesh } }

    func versions(ofMesh name: String) -> [MeshVersion] { versions[name] ?? [] }

    func text(of version: ULID) -> [UInt8]? { texts[version] }

    func applications(ofMesh name: String) -> [UInt8]? { applications[name] }
}
