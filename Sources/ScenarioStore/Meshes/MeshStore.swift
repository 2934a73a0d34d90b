/// Keeps the last versions of meshes, and what their applications speak, as `ScenarioStore` keeps scenarios.
package protocol MeshStore: Sendable {
    /// Keeps a version with its text, and forgets those of the mesh that are too many.
    func put(
        _ version: MeshVersion, text: [UInt8], if condition: MeshCondition,
        completion: @escaping @Sendable (Result<MeshPutting, StoreError>) -> Void)

    /// The newest version of every mesh, in the order of names.
    func meshes() throws(StoreError) -> [MeshVersion]

    /// The versions of a mesh that are kept, newest first; empty where there is no such mesh.
    func versions(ofMesh name: String) throws(StoreError) -> [MeshVersion]

    /// The text of a version; nil where it is not kept.
    func text(of version: ULID) throws(StoreError) -> [UInt8]?

    /// Removes a mesh with all of its versions and its applications.
    func delete(
        mesh name: String, if condition: MeshCondition,
        completion: @escaping @Sendable (Result<MeshDeletion, StoreError>) -> Void)

    /// Keeps what is said of a mesh's applications; false where there is no such mesh.
    func put(
        applications text: [UInt8], ofMesh name: String,
        completion: @escaping @Sendable (Result<Bool, StoreError>) -> Void)

    /// What was said of a mesh's applications last; nil where nothing was.
    func applications(ofMesh name: String) throws(StoreError) -> [UInt8]?
}

extension MeshStore {
    /// Keeps a version and waits for the commit.
    package func put(
        _ version: MeshVersion, text: [UInt8], if condition: MeshCondition = .none
    ) throws(StoreError) -> MeshPutting {
        try waiting { put(version, text: text, if: condition, completion: $0) }
    }

    /// Removes a mesh and waits for the commit.
    package func delete(mesh name: String, if condition: MeshCondition = .none) throws(StoreError) -> MeshDeletion {
        try waiting { delete(mesh: name, if: condition, completion: $0) }
    }

    /// Keeps what is said of a mesh's applications, and waits for the commit.
    package func put(applications text: [UInt8], ofMesh name: String) throws(StoreError) -> Bool {
        try waiting { put(applications: text, ofMesh: name, completion: $0) }
    }

    private func waiting<Value: Sendable>(
        _ start: (@escaping @Sendable (Result<Value, StoreError>) -> Void) -> Void
    ) throws(StoreError) -> Value {
        let outcome = Outcome<Result<Value, StoreError>>()
        start { outcome.set($0) }
        return try outcome.wait().get()
    }
}
