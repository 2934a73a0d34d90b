import Synchronization

/// The newest version of each mesh.
///
/// Whoever asks takes one and keeps it for as long as the answer takes; a new one takes its place meanwhile.
final class Meshes: Sendable {
    private let snapshots = Mutex<[String: MeshSnapshot]>([:])

    subscript(name: String) -> MeshSnapshot? {
        get { snapshots.withLock { $0[name] } }
        set { snapshots.withLock { $0[name] = newValue } }
    }

    /// In the order of names.
    var all: [(name: String, snapshot: MeshSnapshot)] {
        snapshots.withLock { $0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
