import Model

extension Mesh {
    /// The AuthorizationPolicies that a workload's sidecar may read: what they say is not followed yet.
    ///
    /// Until it is, a call that one of them might deny is never called working.
    func authorizationPolicies(for namespace: String) -> [ObjectReference] {
        if authorizations.isEmpty { return [] }
        return authorizations.filter { $0.namespace == namespace || $0.namespace == settings.rootNamespace }
    }
}
