/// Carries out what is to be written of meshes, within a transaction.
struct MeshTransaction {
    let connection: Connection
    let options: StoreOptions

    private var table: MeshTable { MeshTable(connection: connection) }

    func settle(_ write: MeshWrite) throws(StoreError) -> Settlement {
        switch write {
        case .put(let version, let text, let condition, let completion):
            return Settlement(.success(try put(version, text, condition)), completion)
        case .part(let text, let version, let completion):
            try table.append(text, to: version)
            return Settlement(.success(()), completion)
        case .delete(let mesh, let condition, let completion):
            return Settlement(.success(try delete(mesh, condition)), completion)
        case .applications(let text, let mesh, let completion):
            let isThere = try table.newest(of: mesh) != nil
            if isThere { try table.keep(applications: text, of: mesh) }
            return Settlement(.success(isThere), completion)
        }
    }

    private func put(
        _ version: MeshVersion, _ text: ArraySlice<UInt8>, _ condition: MeshCondition
    ) throws(StoreError) -> MeshPutting {
        let newest = try table.newest(of: version.mesh)
        guard condition.accepts(newest) else {
            try table.forget(version.version)
            return .conditionFailed
        }
        try table.insert(version)
        try table.append(text, to: version.version)
        try table.delete(version.mesh, butNewest: options.keptVersions)
        return newest == nil ? .created : .replaced
    }

    private func delete(_ mesh: String, _ condition: MeshCondition) throws(StoreError) -> MeshDeletion {
        guard let newest = try table.newest(of: mesh) else { return .absent }
        guard condition.accepts(newest) else { return .conditionFailed }
        try table.delete(mesh, butNewest: 0)
        try table.deleteApplications(of: mesh)
        return .deleted
    }
}
