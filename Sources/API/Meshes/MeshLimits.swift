/// What may be set about meshes.
package struct MeshLimits: Hashable, Sendable {
    /// Bytes of a mesh's objects, as sent and as expanded.
    package var bodyLimit = 256 << 20
    /// Whether admission reviews are answered without a token, since the API server has none to send.
    package var admitsAnonymously = false

    /// The defaults.
    package init() {}
}
