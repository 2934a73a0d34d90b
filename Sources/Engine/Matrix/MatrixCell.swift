import Model

/// One call of a matrix, and what became of it.
package struct MatrixCell: Hashable, Sendable {
    package var client: MatrixClient
    package var server: MatrixServer
    package var end: CallEnd
}

/// What became of a call, as far as two calls are told apart by it.
package struct CallEnd: Hashable, Sendable {
    package struct Failure: Hashable, Sendable {
        /// 1 inside the client's pod, 2 on the network, 3 inside the server's pod.
        package var leg: Int
        package var reason: FailureReason

        package var code: Code { Catalogue.code(for: reason) }
    }

    package var verdict: Verdict
    /// Present where, and only where, the verdict is `broken`.
    package var failure: Failure?
}

extension CallEnd {
    package init(_ outcome: Outcome) {
        verdict = outcome.verdict
        guard outcome.verdict == .broken, let failure = outcome.answer.failure else {
            self.failure = nil
            return
        }
        self.failure = Failure(leg: failure.leg, reason: failure.reason)
    }
}
