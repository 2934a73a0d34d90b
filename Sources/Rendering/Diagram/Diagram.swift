package import Engine
package import Model

/// The hops and legs of one answer: what a picture needs, whether the answer is new or was stored.
package struct Diagram: Hashable, Sendable {
    package struct Leg: Hashable, Sendable {
        /// `1` to `3`, or `2.1`, `2.2` and so on around gateways.
        package var step: String
        package var from: Hop
        package var to: Hop
        package var medium: Medium
        package var transport: Transport?
        /// Outermost first.
        package var layers: [Layer.Kind]
        package var carries: Call.Language
        package var visibility: Visibility
        package var status: LegStatus

        package init(
            step: String, from: Hop, to: Hop, medium: Medium, transport: Transport?, layers: [Layer.Kind],
            carries: Call.Language, visibility: Visibility, status: LegStatus
        ) {
            self.step = step
            self.from = from
            self.to = to
            self.medium = medium
            self.transport = transport
            self.layers = layers
            self.carries = carries
            self.visibility = visibility
            self.status = status
        }
    }

    package var verdict: Verdict
    /// nil where the call works.
    package var failure: FailureNote?
    package var legs: [Leg]
    /// Who or what stands at a hop; gateways apart.
    package var notes: [Hop: String]
    /// `namespace/workload` of each gateway on the way, in order.
    package var gateways: [String]

    package struct FailureNote: Hashable, Sendable {
        package var step: String
        package var reason: String
        package var code: String

        package init(step: String, reason: String, code: String) {
            self.step = step
            self.reason = reason
            self.code = code
        }
    }

    package init(
        verdict: Verdict, failure: FailureNote?, legs: [Leg], notes: [Hop: String], gateways: [String] = []
    ) {
        self.verdict = verdict
        self.failure = failure
        self.legs = legs
        self.notes = notes
        self.gateways = gateways
    }

    /// What stands beside each hop.
    ///
    /// - Parameters:
    ///   - client: `namespace/workload`, or a kind of client outside the mesh.
    ///   - server: `host:port`.
    ///   - clientTLS: the mode that the client's sidecar follows.
    ///   - policy: what the server's sidecar asks, and who says so.
    package static func notes(
        client: String, server: String, clientTLS: String, policy: String?
    ) -> [Hop: String] {
        var notes: [Hop: String] = [.clientApp: client, .serverApp: server, .external: server]
        if clientTLS != "none" { notes[.clientSidecar] = "client TLS: \(clientTLS)" }
        if let policy { notes[.serverSidecar] = "PeerAuthentication \(policy)" }
        return notes
    }
}

extension Diagram {
    /// One hop on the way, which another of its kind may stand on too.
    struct Stop {
        let hop: Hop
        let note: String?
        /// 1 for the first of its kind.
        let ordinal: Int
    }

    /// The hops in the order in which the bytes pass them.
    var stops: [Stop] {
        var passed = 0
        var ordinals: [Hop: Int] = [:]
        let hops = (legs.first.map { [$0.from] } ?? []) + legs.map(\.to)
        return hops.map { hop in
            ordinals[hop, default: 0] += 1
            var note = notes[hop]
            if hop == .ingressGateway || hop == .egressGateway {
                note = gateways.indices.contains(passed) ? gateways[passed] : nil
                passed += 1
            }
            return Stop(hop: hop, note: note, ordinal: ordinals[hop] ?? 1)
        }
    }
}

extension Report {
    package var diagram: Diagram {
        let policy = answer.decisions.peerAuthentication.map { policy in
            "\(policy.mode.rawValue)\(policy.decidedBy.map { " by \($0.namespace)/\($0.name)" } ?? " (built in)")"
        }
        return Diagram(
            verdict: answer.verdict,
            failure: answer.failure.map {
                Diagram.FailureNote(
                    step: $0.step.rawValue, reason: $0.reason.rawValue, code: Catalogue.code(for: $0.reason).number)
            },
            legs: answer.legs.map { leg in
                Diagram.Leg(
                    step: leg.step.rawValue, from: leg.from, to: leg.to, medium: leg.medium, transport: leg.transport,
                    layers: leg.layers.map(\.kind), carries: leg.carries, visibility: leg.visibility,
                    status: leg.status)
            },
            notes: Diagram.notes(
                client: client, server: server, clientTLS: answer.decisions.clientTLS.mode, policy: policy),
            gateways: answer.decisions.gateways.map { "\($0.workload.namespace)/\($0.workload.name)" })
    }
}
