import Model

extension GatewayProposals {
    /// The labels by which Gateways find the pods: as those that find them already ask for, else the pods' own.
    var ownSelector: Labels {
        if let selector = selecting.compactMap(\.gateway.selector).first(where: { !$0.isEmpty }) { return selector }
        let own = workload.labels.entries.filter { !$0.key.contains("/") && !$0.key.contains("istio.io") }
        return Labels(
            own.filter { $0.key == "istio" || $0.key == "app" }.prefix(1).map { $0 } + (own.first.map { [$0] } ?? []))
    }

    /// A Gateway for the names that selects other pods, or none, selects these.
    var selectedGateways: [Proposal] {
        let selected = Set(selecting.map(\.place))
        let others = written.filter { place, gateway in
            !selected.contains(place)
                && gateway.servers.contains { server in
                    covers(server.hosts.map { $0.split(separator: "/").last.map(String.init) ?? $0 })
                }
        }
        let labels = ownSelector
        guard !labels.isEmpty else { return [] }
        return others.prefix(2).map { place, gateway in
            changing(
                gateway: place, "let \(gateway.reference) select the pods of \(workload.name.text)",
                [ObjectEdit(set: ["spec", "selector"], to: ObjectText.labels(labels) ?? .object([]))],
                tradeoffs: ["pods that it selected before are no longer configured by it"]
            ) { $0.selector = labels }
        }
    }

    /// A Service of the gateway's has the port that is dialled, and leads to the one that a server listens on: to one for the
    /// names first.
    var exposedPorts: [Proposal] {
        guard case .gateway(_, nil)? = proposals.subject.destinations.first?.address,
            let number = proposals.subject.destinations.first?.port,
            let service = mesh.services(selecting: workload).first(where: \.isKubernetes),
            case .kubernetes(let place) = service.registry
        else { return [] }
        return ([number] + listening.filter { $0 != number }.prefix(2)).map { exposed(number, to: $0, by: place) }
    }

    /// The pods' ports where a server for the names takes what comes.
    private var listening: [Int] {
        mesh.gatewayViews.servers(of: passage.workload, in: mesh).filter { _, servers in
            servers.contains { $0.isTLS == isEncrypted && covers(Array($0.names)) }
        }.keys.sorted()
    }

    private func exposed(_ number: Int, to target: Int, by place: Int) -> Proposal {
        let source = objects.services[place]
        if let index = source.ports.firstIndex(where: { $0.number == number }) {
            // It leads to a port by a name that no container has.
            let edit = ObjectEdit(set: ["spec", "ports", "\(index)", "targetPort"], to: .integer(target))
            return proposals.proposal(
                "let port \(number) of \(source.reference) lead to port \(target) of the pods",
                changes: [Change(source, edits: [edit])]
            ) { $0.services[place].ports[index].targetPort = .number(target) }
        }
        let port = Service.Port(
            name: "\(isEncrypted ? "tls" : "http")-\(number)", number: number, targetPort: .number(target))
        let text = ObjectText.members([
            ("name", port.name.map(ObjectText.string)), ("port", .integer(number)), ("targetPort", .integer(target)),
        ])
        return proposals.proposal(
            "add port \(number) to \(source.reference)\(target == number ? "" : ", to port \(target) of the pods")",
            changes: [Change(source, edits: [ObjectEdit(add: text, to: ["spec", "ports"])])],
            tradeoffs: ["the gateway's Service is open on this port, for everyone that reaches it"]
        ) { $0.services[place].ports.append(port) }
    }
}
