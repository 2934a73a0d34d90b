import Model

extension Explanation {
    /// The legs of the answer's walk, and the one that the call would have come to next.
    var legs: [Leg] {
        var result: [Leg] = []
        result.reserveCapacity(walk.gateways.count + 3)
        if let first = walk.first {
            result.append(leg(.insideClient, first, explanation: firstLegText))
        }
        for (place, gateway) in walk.gateways.enumerated() {
            result.append(leg(.to(gateway: place), gateway.leg, explanation: gatewayLegText(place)))
        }
        if let second = walk.second {
            result.append(leg(walk.networkStep, second, explanation: secondLegText))
        } else if walk.first != nil || walk.gateway?.upstream != nil {
            result.append(unreachedNetworkLeg)
        }
        if let third = walk.third {
            result.append(leg(.insideServer, third, explanation: thirdLegText))
        } else if walk.second?.to == .serverSidecar {
            result.append(
                unreached(
                    .insideServer, from: .serverSidecar, to: .serverApp, medium: .loopback,
                    language: subject.call.payload))
        }
        return result
    }

    private func leg(_ step: Step, _ state: LegState, explanation: String) -> Leg {
        Leg(
            step: step, from: state.from, to: state.to, medium: state.medium, transport: state.transport,
            layers: layers(of: state, step: step), carries: state.flow.payload, visibility: state.visibility,
            status: state.status, explanation: explanation)
    }

    private var unreachedNetworkLeg: Leg {
        let step = walk.networkStep
        guard let server = circumstances.server, server.decision.dataplane != .gateway else {
            let isKnown = circumstances.service.map { !$0.isExternal } ?? false
            return unreached(
                step, from: walk.sender, to: isKnown ? .serverApp : .external, medium: isKnown ? .network : .internet,
                language: subject.call.payload)
        }
        let port = circumstances.intendedEndpoint?.port ?? 0
        let meetsSidecar = server.hasSidecar && mesh.meetsSidecar(server, port: port)
        return unreached(
            step, from: walk.sender, to: meetsSidecar ? .serverSidecar : .serverApp, medium: .network,
            language: subject.call.payload)
    }

    private func unreached(_ step: Step, from: Hop, to: Hop, medium: Medium, language: Call.Language) -> Leg {
        let explanation =
            walk.missing == nil
            ? "the call does not come this far" : "what happens here depends on what the input does not say"
        return Leg(
            step: step, from: from, to: to, medium: medium, transport: nil, layers: [], carries: language,
            visibility: .none, status: .notReached, explanation: explanation)
    }
}
