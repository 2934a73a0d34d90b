import Model

/// A gateway of a call, the one at which it ends or whose way to it is readable, as its repairs look at it.
struct GatewayProposals {
    let proposals: Proposals
    let passage: GatewayPassage
    /// The cluster that led to it; nil for a client without a sidecar.
    let leading: Upstream?
    /// What the gateway is asked for: the SNI of what arrives as TLS, and the Host header.
    let names: [String]

    /// - Parameter place: which gateway of the walk; the last one where it is not said.
    init?(_ proposals: Proposals, at place: Int? = nil) {
        let walk = proposals.walk
        guard let place = place ?? walk.gateways.indices.last else { return nil }
        self.proposals = proposals
        passage = walk.gateways[place]
        leading = place == 0 ? walk.upstream : walk.gateways[place - 1].upstream
        var names: [String] = []
        for name in [isTLS(passage) ? passage.serverName : nil, proposals.subject.authority] {
            // The name of a cluster is what the DestinationRule for the gateway has to change.
            guard let name, !names.contains(name), !name.hasPrefix("outbound_."), IPAddress(name) == nil else {
                continue
            }
            names.append(name)
        }
        self.names = names
    }

    var mesh: Mesh { proposals.mesh }
    var objects: Objects { proposals.objects }
    var workload: MeshWorkload { mesh.workloads[passage.workload] }

    /// Whether TLS arrives, of whomever.
    var isEncrypted: Bool { isTLS(passage) }

    /// Whether Istio mTLS arrives.
    var isIstioMTLS: Bool {
        if case .istioMTLS = passage.leg.flow.outer { return true }
        return false
    }

    /// The Gateways as they were written: what stands for others is not edited.
    var written: [(place: Int, gateway: Gateway)] {
        objects.gateways.enumerated().filter { $0.element.generatedFrom == nil }.map { ($0.offset, $0.element) }
    }

    /// Those that configure the pods.
    var selecting: [(place: Int, gateway: Gateway)] {
        let services = mesh.services(selecting: workload)
        return written.filter { Mesh.selects($0.gateway, workload, behind: services) }
    }

    /// A server, with its places in `Objects.gateways` and in the Gateway.
    typealias Candidate = (gateway: Int, server: Int, value: GatewayServer)

    /// The servers on the pods' port that the call comes to.
    var onPort: [Candidate] {
        let asked = mesh.gatewayViews.servers(of: passage.workload, in: mesh)[passage.port] ?? []
        return asked.compactMap { value in
            let gateway = mesh.gateways[value.gateway]
            guard gateway.generatedFrom == nil,
                let place = objects.gateways.firstIndex(where: { $0.reference == gateway.reference }),
                let server = objects.gateways[place].servers.firstIndex(of: value.source)
            else { return nil }
            return (place, server, value)
        }
    }

    /// The server that took the call, else those that could.
    var candidates: [Candidate] {
        let all = onPort
        guard let taken = passage.server else { return all }
        let own = all.filter { $0.value == taken }
        return own.isEmpty ? all : own
    }

    /// The VirtualServices that were written, with their places in `Objects.virtualServices`: those for the names that are
    /// asked for first.
    var routes: [(place: Int, service: MeshVirtualService)] {
        let all = mesh.virtualServices.compactMap { service -> (place: Int, service: MeshVirtualService)? in
            guard service.source.generatedFrom == nil, service.source.metadata.origin.isText else { return nil }
            return objects.virtualServices.firstIndex { $0.reference == service.source.reference }.map { ($0, service) }
        }
        return all.filter { covers($0.service.hosts) } + all.filter { !covers($0.service.hosts) }
    }

    func covers(_ hosts: [String]) -> Bool {
        hosts.contains { host in names.contains { Host.matches(pattern: host, name: $0) } }
    }

    /// A change of one Gateway.
    func changing(
        gateway place: Int, _ title: String, _ edits: [ObjectEdit], weakens: Bool = false, tradeoffs: [String] = [],
        edit: (inout Gateway) -> Void
    ) -> Proposal {
        proposals.proposal(
            title, changes: [Change(objects.gateways[place], edits: edits)], weakens: weakens, tradeoffs: tradeoffs
        ) { edit(&$0.gateways[place]) }
    }

    /// A change of one VirtualService.
    func changing(
        route place: Int, _ title: String, _ edits: [ObjectEdit], tradeoffs: [String] = [],
        edit: (inout VirtualService) -> Void
    ) -> Proposal {
        proposals.proposal(
            title, changes: [Change(objects.virtualServices[place], edits: edits)], tradeoffs: tradeoffs
        ) { edit(&$0.virtualServices[place]) }
    }
}

private func isTLS(_ passage: GatewayPassage) -> Bool { passage.leg.flow.firstBytes == .clientHello }
