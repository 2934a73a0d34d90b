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
        for policy in peerAuthentications[namespace] where policy.selector.isEmpty { return policy }
        return nil
    }

    /// The PeerAuthentication that selects a workload: the oldest; in the root namespace selectors are ignored.
    package func workloadPeerAuthentication(namespace: String, labels: Labels) -> PeerAuthentication? {
        guard namespace != settings.rootNamespace else { return nil }
        for policy in peerAuthentications[namespace]
        where !policy.selector.isEmpty && policy.selector.isSubset(of: labels) { return policy }
        return nil
    }

    /// The effective mode of a workload's port: what its sidecar enforces.
    ///
    /// Istio: `pilot/pkg/security/authn/policy_applier.go`, `ComposePeerAuthentication`.
    ///
    /// - Parameter port: the port of the workload (the target port).
    package func peerAuthentication(namespace: String, labels: Labels, port: Int) -> PeerAuthenticationDecision {
        var decision = PeerAuthenticationDecision(mode: .permissive, port: port)
        decision.follow(namespacePeerAuthentication(settings.rootNamespace))
        if namespace != settings.rootNamespace { decision.follow(namespacePeerAuthentication(namespace)) }
        guard let workload = workloadPeerAuthentication(namespace: namespace, labels: labels) else { return decision }
        decision.follow(workload)
        for level in workload.portLevels where level.port == port && level.mode != .unset {
            decision.mode = level.mode
            decision.decidedBy = workload.reference
            decision.pointer = "/spec/portLevelMtls/\(port)"
        }
        return decision
    }

    /// The mode that clients infer for a service: of its namespace or of the mesh, whatever workloads say.
    ///
    /// Istio: `pilot/pkg/model/authentication.go`, `GetNamespaceMutualTLSMode`.
    package func inferredMode(ofServicesIn namespace: String) -> MutualTLSMode {
        if namespace != settings.rootNamespace, let own = namespacePeerAuthentication(namespace), own.mode != .unset {
            return own.mode
        }
        guard let mesh = namespacePeerAuthentication(settings.rootNamespace), mesh.mode != .unset else {
            return .permissive
        }
        return mesh.mode
    }
}

extension PeerAuthenticationDecision {
    fileprivate mutating func follow(_ policy: PeerAuthentication?) {
        guard let policy, policy.mode != .unset else { return }
        mode = policy.mode
        decidedBy = policy.reference
        pointer = "/spec/mtls/mode"
    }
}
