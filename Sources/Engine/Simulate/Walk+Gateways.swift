/// Who put a layer on, before gateways that only relay it.
struct Originator {
    let hop: Hop
    /// Its cluster, if it chose one.
    let upstream: Upstream?
    /// The place in `Walk.gateways`; nil for the client's sidecar.
    let gateway: Int?
}

extension Walk {
    /// The part of leg 2 that ends at the server.
    var networkStep: Step { .from(gateways: gateways.count) }

    /// The part of leg 2 that ends at the last gateway.
    var arrival: Step { .to(gateway: gateways.count - 1) }

    /// Whether the call ends at a gateway, or because one cannot send it on.
    package var endsAtGateway: Bool { failure.map { $0.step.leg == 2 && $0.step != networkStep } ?? false }

    /// The proxy that put the outermost layer of the last leg on.
    var originator: Originator {
        guard gateways.isEmpty else { return originator(of: second?.flow) }
        return Originator(hop: sender, upstream: upstream, gateway: nil)
    }

    /// Whether the outermost layer of what leaves the last of so many gateways was put on before it.
    func relays(_ flow: Flow, behind count: Int) -> Bool {
        count > 0 && originator(of: flow, behind: count).gateway != count - 1
    }

    /// - Parameters:
    ///   - flow: what leaves the last of some gateways; nil where nothing does.
    ///   - count: how many gateways those are; nil for all.
    func originator(of flow: Flow?, behind count: Int? = nil) -> Originator {
        var leaving = flow
        var place = (count ?? gateways.count) - 1
        while place >= 0, let bytes = leaving, gateways[place].relays(bytes) {
            leaving = gateways[place].leg.flow
            place -= 1
        }
        if place >= 0 {
            return Originator(hop: gateways[place].hop, upstream: gateways[place].upstream, gateway: place)
        }
        return Originator(hop: first == nil ? .clientApp : .clientSidecar, upstream: upstream, gateway: nil)
    }
}

extension GatewayPassage {
    /// Whether what leaves it has outside the layer with which it came.
    fileprivate func relays(_ leaving: Flow) -> Bool {
        !endsTLS && leg.flow.outer != nil && leaving.relayed == leg.flow.relayed && leaving.outer == leg.flow.outer
    }
}
