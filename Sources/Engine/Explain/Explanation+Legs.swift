import Model

extension Explanation {
    /// The legs of the answer's walk, and the one that the call would have come to next.
    var legs: [Leg] {
        var result: [Leg] = []
        if let first = walk.first {
            result.append(leg(1, first, explanation: firstLegText))
        }
        if let second = walk.second {
            result.append(leg(2, second, explanation: secondLegText))
        } else if walk.first != nil {
            result.append(unreachedNetworkLeg)
        }
        if let third = walk.third {
            result.append(leg(3, third, explanation: thirdLegText))
        } else if walk.second?.to == .serverSidecar {
            result.append(
                unreached(3, from: .serverSidecar, to: .serverApp, medium: .loopback, language: subject.call.payload))
        }
        return result
    }

    private func leg(_ number: Int, _ state: LegState, explanation: String) -> Leg {
        Leg(
            number: number, from: state.from, to: state.to, medium: state.medium, transport: state.transport,
            layers: layers(of: state, number: number), carries: state.flow.payload, visibility: state.visibility,
            status: state.status, explanation: explanation)
    }

    private var unreachedNetworkLeg: Leg {
        guard let server = circumstances.server else {
            let isKnown = circumstances.service.map { !$0.isExternal } ?? false
            return unreached(
                2, from: .clientSidecar, to: isKnown ? .serverApp : .external, medium: isKnown ? .network : .internet,
                language: subject.call.payload)
        }
        let port = circumstances.intendedEndpoint?.port ?? 0
        let meetsSidecar = server.hasSidecar && InboundCapture.captures(port, in: server.template)
        return unreached(
            2, from: .clientSidecar, to: meetsSidecar ? .serverSidecar : .serverApp, medium: .network,
            language: subject.call.payload)
    }

    private func unreached(_ number: Int, from: Hop, to: Hop, medium: Medium, language: Call.Language) -> Leg {
        let explanation =
            walk.missing == nil
            ? "the call does not come this far" : "what happens here depends on what the input does not say"
        return Leg(
            number: number, from: from, to: to, medium: medium, transport: nil, layers: [], carries: language,
            visibility: .none, status: .notReached, explanation: explanation)
    }
}
