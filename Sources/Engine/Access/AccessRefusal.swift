import Model

/// The AuthorizationPolicy that refuses a call, what its proxy knows of the call, and the proxy's place in `Mesh.workloads`.
///
/// Indirect: every walk has room for one, and few are refused.
indirect enum AccessRefusal: Hashable, Sendable {
    case by(ObjectReference, AccessRequest, at: Int)
}
