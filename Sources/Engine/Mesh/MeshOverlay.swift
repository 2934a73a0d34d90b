import Model

/// The parts of a mesh that are others after a change; the rest is shared with the mesh before it.
///
/// Workloads and services keep their places, and new ones come last: what was learnt of the mesh by place stays true.
struct MeshOverlay {
    var workloads: PatchedList<MeshWorkload>?
    var services: PatchedList<MeshService>?
    var peerAuthentications: Grouped<PeerAuthentication>?
    var destinationRules: DestinationRulePools?
    var virtualServices: [MeshVirtualService]?
    var envoyFilters: Grouped<EnvoyFilter>?
    var authorizations: Grouped<AuthorizationPolicy>?
    var namespaces: [Namespace]?
    var index: MeshIndex?
    /// By Service.
    var slices: [ObjectReference: [EndpointSlice]] = [:]
    var objects: Objects?
    var written: Objects?
}

extension Mesh {
    /// The same mesh with other PeerAuthentications; `written` has to be its own but for them.
    convenience init(_ other: Mesh, withPeerAuthenticationsOf written: Objects) {
        var objects = other.objects
        objects.peerAuthentications = written.peerAuthentications
        objects.withoutNamespace = written.withoutNamespace
        self.init(
            other,
            MeshOverlay(
                peerAuthentications: Grouped(
                    objects.peerAuthentications, precedes: { $0.metadata.isOlder(than: $1.metadata) }),
                objects: objects, written: written))
    }
}
