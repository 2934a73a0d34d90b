/// What is to be written of meshes.
enum MeshWrite: Sendable {
    case put(MeshVersion, text: ArraySlice<UInt8>, MeshCondition, WriteRequest.Completion<MeshPutting>)
    /// A part of the text of a version that is still to come.
    case part(ArraySlice<UInt8>, of: ULID, WriteRequest.Completion<Void>)
    case delete(String, MeshCondition, WriteRequest.Completion<MeshDeletion>)
    case applications([UInt8], mesh: String, WriteRequest.Completion<Bool>)

    /// About how much memory it holds while it waits.
    var bytes: Int {
        switch self {
        case .put(let version, let text, _, _): text.count + version.summary.count
        case .applications(let text, _, _): text.count
        case .part(let text, _, _): text.count
        case .delete: 0
        }
    }

    func fail(_ error: StoreError) {
        switch self {
        case .put(_, _, _, let completion): completion(.failure(error))
        case .part(_, _, let completion): completion(.failure(error))
        case .delete(_, _, let completion): completion(.failure(error))
        case .applications(_, _, let completion): completion(.failure(error))
        }
    }
}
