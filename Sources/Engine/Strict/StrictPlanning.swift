import Model

/// Looks for steps to STRICT, and keeps those after which nothing is broken that worked before.
struct StrictPlanning {
    private let first: Matrix
    /// After the steps that are kept.
    private(set) var current: Matrix
    private(set) var steps: [StrictPlan.Step] = []
    /// Calls that a step would have broken, of the workload that it was for.
    private(set) var refused: [Int: [CallChange]] = [:]

    init(_ matrix: Matrix) {
        first = matrix
        current = matrix
    }

    /// - Parameters:
    ///   - workloads: those that may turn, by place.
    ///   - blocked: those that may not.
    mutating func turn(_ workloads: [Int], blocked: [Int], endsWithMesh: Bool) {
        let mesh = first.mesh
        let root = mesh.settings.rootNamespace
        let stuck = Set(blocked.map { mesh.workloads[$0].name.namespace })
        var byNamespace: [String: [Int]] = [:]
        for place in workloads { byNamespace[mesh.workloads[place].name.namespace, default: []].append(place) }
        for (namespace, members) in byNamespace.sorted(by: { $0.key < $1.key }) where namespace != root {
            if !stuck.contains(namespace), take(wholeNamespace: namespace) { continue }
            for place in members where !current.mesh.isStrict(current.mesh.workloads[place]) {
                guard let step = current.mesh.strictStep(workload: place, without: blocked) else { continue }
                if let broken = take(step) { refused[place] = broken }
            }
        }
        if endsWithMesh { _ = take(current.mesh.strictStep(namespace: root)) }
    }

    /// The policies of its workloads, then its own: all of them, or none.
    private mutating func take(wholeNamespace namespace: String) -> Bool {
        let kept = (current, steps)
        for step in current.mesh.strictSteps(ofWorkloadsIn: namespace) + [current.mesh.strictStep(namespace: namespace)]
        where take(step) != nil {
            (current, steps) = kept
            return false
        }
        return true
    }

    /// - Returns: nil where the step is kept; else some of the calls that it would break.
    private mutating func take(_ step: StrictStep) -> [CallChange]? {
        let change = ChangeSet(apply: Objects(step.policy))
        let diff = current.diff(change)
        guard diff.counts.broken == 0 else {
            return diff.page(limit: StrictBlockers.limit).items.filter { $0.kind == .broken }
        }
        current = diff.after
        steps.append(
            StrictPlan.Step(
                title: step.title, policy: step.policy, text: step.policy.text, totalsAfter: current.totals))
        return nil
    }
}

extension Objects {
    fileprivate init(_ policy: PeerAuthentication) {
        self.init()
        peerAuthentications = [policy]
    }
}
