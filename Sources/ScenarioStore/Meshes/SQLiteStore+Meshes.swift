extension SQLiteStore {
    /// How much of a text one transaction writes: others wait for it.
    private static let partSize = 8 << 20

    package func put(
        _ version: MeshVersion, text: [UInt8], if condition: MeshCondition,
        completion: @escaping @Sendable (Result<MeshPutting, StoreError>) -> Void
    ) {
        put(version, text[...], if: condition, completion)
    }

    /// Writes a part of the text and goes on when that is on disk; with the last one the version comes to be.
    private func put(
        _ version: MeshVersion, _ rest: ArraySlice<UInt8>, if condition: MeshCondition,
        _ completion: @escaping @Sendable (Result<MeshPutting, StoreError>) -> Void
    ) {
        guard rest.count > Self.partSize else {
            return writer.add(.mesh(.put(version, text: rest, condition, completion)))
        }
        let part = rest.prefix(Self.partSize)
        let write = MeshWrite.part(part, of: version.version) { [self] result in
            switch result {
            case .success: put(version, rest.dropFirst(part.count), if: condition, completion)
            // What is written already goes when the store is opened again.
            case .failure(let error): completion(.failure(error))
            }
        }
        writer.add(.mesh(write))
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
