extension SQLiteStore {
    package func put(
        _ version: MeshVersion, text: [UInt8], if condition: MeshCondition,
        completion: @escaping @Sendable (Result<MeshPutting, StoreError>) -> Void
    ) {
        writer.add(.mesh(.put(version, text: text, condition, completion)))
    }

    package func meshes() throws(StoreError) -> [MeshVersion] {
        try readers.read { table throws(StoreError) in try MeshTable(connection: table.connection).meshes() }
    }

    package func versions(ofMesh name: String) throws(StoreError) -> [MeshVersion] {
        try readers.read { table throws(StoreError) in
            try MeshTable(connection: table.connection).versions(of: name)
        }
    }

    package func text(of version: ULID) throws(StoreError) -> [UInt8]? {
        try readers.read { table throws(StoreError) in
            try MeshTable(connection: table.connection).text(of: version)
        }
    }

    package func delete(
        mesh name: String, if condition: MeshCondition,
        completion: @escaping @Sendable (Result<MeshDeletion, StoreError>) -> Void
    ) {
        writer.add(.mesh(.delete(name, condition, completion)))
    }

    package func put(
        applications text: [UInt8], ofMesh name: String,
        completion: @escaping @Sendable (Result<Bool, StoreError>) -> Void
    ) {
        writer.add(.mesh(.applications(text, mesh: name, completion)))
    }

    package func applications(ofMesh name: String) throws(StoreError) -> [UInt8]? {
        try readers.read { table throws(StoreError) in
            try MeshTable(connection: table.connection).applications(of: name)
        }
    }
}
