import Model

/// One policy that may be a step of a plan.
struct StrictStep {
    var title: String
    var policy: PeerAuthentication
}

extension Mesh {
    /// A namespace's own policy, saying STRICT.
    func strictStep(namespace: String) -> StrictStep {
        let title =
            namespace == settings.rootNamespace ? "make the mesh STRICT" : "make the namespace \(namespace) STRICT"
        var policy =
            namespacePeerAuthentication(namespace)
            ?? PeerAuthentication(
                metadata: Metadata(name: freePolicyName("default", in: namespace), namespace: namespace))
        policy.mode = .strict
        return StrictStep(title: title, policy: policy)
    }

    /// The policies of workloads in a namespace that ask for less than STRICT, saying STRICT.
    func strictSteps(ofWorkloadsIn namespace: String) -> [StrictStep] {
        guard namespace != settings.rootNamespace else { return [] }
        return peerAuthentications[namespace].filter { !$0.selector.isEmpty && !$0.isStrict }.map { $0.strictStep }
    }

    /// A policy for one workload: the one that it has, or a new one that selects it.
    ///
    /// - Parameter others: workloads that the policy must not touch.
    func strictStep(workload place: Int, without others: [Int]) -> StrictStep? {
        let workload = workloads[place]
        let namespace = workload.name.namespace
        guard namespace != settings.rootNamespace else { return nil }
        var policy: PeerAuthentication
        if let own = workloadPeerAuthentication(namespace: namespace, labels: workload.labels) {
            policy = own.strictStep.policy
        } else {
            let labels = workload.labels.entries.filter { !$0.key.contains("istio.io/") }
            if labels.isEmpty { return nil }
            policy = PeerAuthentication(
                metadata: Metadata(name: freePolicyName(workload.name.name, in: namespace), namespace: namespace),
                selector: Labels(labels), mode: .strict)
        }
        let touchesOthers = others.contains { other in
            workloads[other].name.namespace == namespace && policy.selector.isSubset(of: workloads[other].labels)
        }
        return touchesOthers ? nil : StrictStep(title: "make \(workload.name.text) STRICT", policy: policy)
    }

    private func freePolicyName(_ name: String, in namespace: String) -> String {
        let taken = Set(peerAuthentications[namespace].map(\.metadata.name))
        var free = name
        while taken.contains(free) { free += "-strict" }
        return free
    }
}

extension PeerAuthentication {
    fileprivate var isStrict: Bool {
        (mode == .strict || mode == .unset) && portLevels.allSatisfy { $0.mode == .strict || $0.mode == .unset }
    }

    /// The same policy, STRICT on every port that it speaks of.
    fileprivate var strictStep: StrictStep {
        var result = self
        result.mode = .strict
        for place in result.portLevels.indices { result.portLevels[place].mode = .strict }
        return StrictStep(title: "let \(reference) say STRICT", policy: result)
    }
}
