package import Model

/// The way to STRICT: which workloads can turn now, what blocks the others, and in which steps to go.
package struct StrictPlan: Sendable {
    /// A workload that would break a call, were its ports STRICT.
    package struct Blocked: Sendable {
        package var workload: WorkloadName
        /// The calls that would break.
        package var by: [Blocker]
        /// How many they are; `by` may hold only the first.
        package var calls: Int
    }

    package struct Blocker: Sendable {
        package var client: MatrixClient
        package var server: MatrixServer
        /// How the call would fail.
        package var failure: CallEnd.Failure
        /// The smallest change that lets the call work under STRICT; nil where none was found.
        package var remediation: Remediation?
    }

    /// One PeerAuthentication to apply; nothing that worked before breaks by it.
    package struct Step: Sendable {
        package var title: String
        package var policy: PeerAuthentication
        /// The same, as a manifest.
        package var text: ObjectText
        package var totalsAfter: VerdictTotals
    }

    package var ready: [WorkloadName] = []
    package var blocked: [Blocked] = []
    package var steps: [Step] = []
}

extension StrictPlan {
    package init(_ matrix: Matrix, scope: StrictScope = .mesh) {
        let mesh = matrix.mesh
        let candidates = StrictCandidates(mesh, scope: scope).places
        if candidates.isEmpty { return }
        let blockers = StrictBlockers(matrix, workloads: candidates)
        let held = candidates.filter { blockers.calls[$0] != nil }
        var planning = StrictPlanning(matrix)
        planning.turn(
            candidates.filter { blockers.calls[$0] == nil }, blocked: held,
            endsWithMesh: scope == .mesh && held.isEmpty)
        steps = planning.steps
        let final = planning.current.mesh
        var repairs = StrictRepairs(blockers.matrix)
        for place in candidates {
            let workload = mesh.workloads[place]
            if final.isStrict(final.workloads[place]) {
                ready.append(workload.name)
                continue
            }
            var by: [Blocker] = []
            for call in blockers.calls[place] ?? [] {
                let client = matrix.rows[call.row].client
                let server = matrix.servers(ofRow: call.row)[call.column]
                guard let failure = blockers.matrix.end(client, server)?.failure else { continue }
                by.append(
                    Blocker(
                        client: client, server: server, failure: failure,
                        remediation: repairs.repair(row: call.row, server: server)))
            }
            for change in planning.refused[place] ?? [] {
                guard let failure = change.after.failure else { continue }
                by.append(Blocker(client: change.client, server: change.server, failure: failure, remediation: nil))
            }
            self.blocked.append(
                Blocked(workload: workload.name, by: by, calls: max(by.count, blockers.counts[place] ?? 0)))
        }
    }
}
