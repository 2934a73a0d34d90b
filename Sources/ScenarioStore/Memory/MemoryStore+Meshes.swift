extension MemoryStore {
    package func put(
        _ version: MeshVersion, text: [UInt8], if condition: MeshCondition,
        completion: @escaping @Sendable (Result<MeshPutting, StoreError>) -> Void
    ) {
        let kept = options.keptVersions
        completion(write { $0.meshes.put(version, text: text, if: condition, keeping: kept) })
    }

    package func meshes() throws(StoreError) -> [MeshVersion] {
        try read { $0.meshes.newest }
    }

    package func versions(ofMesh name: String) throws(StoreError) -> [MeshVersion] {
        try read { $0.meshes.versions(ofMesh: name) }
    }

    package func text(of version: ULID) throws(StoreError) -> [UInt8]? {
        try read { $0.meshes.text(of: version) }
    }

    package func delete(
        mesh name: String, if condition: MeshCondition,
        completion: @escaping @Sendable (Result<MeshDeletion, StoreError>) -> Void
    ) {
        completion(write { $0.meshes.delete(name, if: condition) })
    }

    package func put(
        applications text: [UInt8], ofMesh name: String,
        completion: @escaping @Sendable (Result<Bool, StoreError>) -> Void
    ) {
        completion(write { $0.meshes.put(applications: text, ofMesh: name) })
    }

    package func applications(ofMesh name: String) throws(StoreError) -> [UInt8]? {
        try read { $0.meshes.applications(ofMesh: name) }
    }
}
