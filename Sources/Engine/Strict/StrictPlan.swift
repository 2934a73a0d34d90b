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
    }
}
