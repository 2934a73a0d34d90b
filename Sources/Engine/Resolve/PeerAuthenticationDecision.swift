package import Model

/// The mode that a server's sidecar enforces on one of its ports, and who decided it.
package struct PeerAuthenticationDecision: Hashable, Sendable {
    package var mode: MutualTLSMode
    package var port: Int
    /// nil where nothing decides and the built-in PERMISSIVE holds.
    package var decidedBy: ObjectReference?
    /// Where in that object, as a JSON pointer.
    package var pointer: String?
}

extension Mesh {
    /// The PeerAuthentication without a selector that stands for a namespace: the oldest, even when it says UNSET.
    ///
    /// Istio: `pilot/pkg/model/authentication.go`, `addPeerAuthentication`.
    package func namespacePeerAuthentication(_ namespace: String) -> PeerAuthentication? {
        namespacePolicy(namespace).map { peerAuthentications.elements[$0] }
    }

    /// The PeerAuthentication that selects a workload: the oldest; in the root namespace selectors are ignored.
    package func workloadPeerAuthentication(namespace: String, labels: Labels) -> PeerAuthentication? {
        workloadPolicy(namespace: namespace, labels: labels).map { peerAuthentications.elements[$0] }
    }

    /// The place of the one without a selector: a place is looked at without copying what stands there.
    func namespacePolicy(_ namespace: String) -> Int? {
        peerAuthentications.places(of: namespace).first { peerAuthentications.elements[$0].selector.isEmpty }
    }

    /// The same of the one that selects a workload.
    func workloadPolicy(namespace: String, labels: Labels) -> Int? {
        guard namespace != settings.rootNamespace else { return nil }
        return peerAuthentications.places(of: namespace).first { place in
            !peerAuthentications.elements[place].selector.isEmpty
                && peerAuthentications.elements[place].selector.isSubset(of: labels)
        }
    }

    /// The effective mode of a workload's port: what its sidecar enforces.
    ///
    /// Istio: `pilot/pkg/security/authn/policy_applier.go`, `ComposePeerAuthentication`.
    ///
    /// - Parameter port: the port of the workload (the target port).
    package func peerAuthentication(namespace: String, labels: Labels, port: Int) -> PeerAuthenticationDecision {
        var decision = PeerAuthenticationDecision(mode: .permissive, port: port)
        if peerAuthentications.isEmpty { return decision }
        let workload = workloadPolicy(namespace: namespace, labels: labels)
        if let workload {
            for level in peerAuthentications.elements[workload].portLevels.reversed()
            where level.port == port && level.mode != .unset {
                decision.mode = level.mode
                decision.decidedBy = reference(ofPeerAuthentication: workload)
                decision.pointer = "/spec/portLevelMtls/\(port)"
                return decision
            }
        }
        func speaking(_ place: Int?) -> Int? {
            place.flatMap { peerAuthentications.elements[$0].mode == .unset ? nil : $0 }
        }
        // In the root namespace that is the mesh's own.
        let decider =
            speaking(workload) ?? speaking(namespacePolicy(namespace))
            ?? speaking(namespacePolicy(settings.rootNamespace))
        guard let decider else { return decision }
        decision.mode = peerAuthentications.elements[decider].mode
        decision.decidedBy = reference(ofPeerAuthentication: decider)
        decision.pointer = "/spec/mtls/mode"
        return decision
    }

    private func reference(ofPeerAuthentication place: Int) -> ObjectReference {
        ObjectReference(
            kind: "PeerAuthentication", namespace: peerAuthentications.elements[place].metadata.namespace,
            name: peerAuthentications.elements[place].metadata.name)
    }

    /// The mode that clients infer for a service: of its namespace or of the mesh, whatever workloads say.
    ///
    /// Istio: `pilot/pkg/model/authentication.go`, `GetNamespaceMutualTLSMode`.
    package func inferredMode(ofServicesIn namespace: String) -> MutualTLSMode {
        func mode(_ namespace: String) -> MutualTLSMode {
            namespacePolicy(namespace).map { peerAuthentications.elements[$0].mode } ?? .unset
        }
        let own = mode(namespace)
        if own != .unset { return own }
        let ofMesh = mode(settings.rootNamespace)
        return ofMesh == .unset ? .permissive : ofMesh
    }
}
