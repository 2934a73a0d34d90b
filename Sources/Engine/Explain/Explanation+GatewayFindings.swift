import Model

extension Explanation {
    /// What the rules over Gateways and their routes find, of those that the call concerns.
    var gatewayFindings: [Finding] {
        var result: [Finding] = []
        for passage in walk.gateways {
            for finding in findings(at: passage) where !result.contains(finding) { result.append(finding) }
        }
        return result
    }

    private func findings(at passage: GatewayPassage) -> [Finding] {
        let context = RuleContext(mesh: mesh, client: nil, called: nil, gateway: passage.workload)
        let names = names(at: passage)
        var result: [Finding] = []
        for service in mesh.virtualServices where service.hosts.contains(where: { covers($0, names) }) {
            for rule in MeshRules.ofRoutesAtGateways { result.add(rule(service, context)) }
        }
        for place in mesh.gateways.indices where concerns(mesh.gateways[place], passage, names) {
            for rule in MeshRules.ofGateways { result.add(rule(place, context)) }
        }
        result.removeAll { !touches($0, passage, names) }
        for gateway in mesh.objects.gatewayAPI.gateways where runs(gateway, at: passage) {
            for rule in MeshRules.ofListenerGateways {
                result += rule(gateway, context).filter { isOfListener($0, of: gateway, passage, names) }
            }
        }
        for route in mesh.objects.gatewayAPI.routes where concerns(route, names) {
            for rule in MeshRules.ofAttachedRoutes { result.add(rule(route, context)) }
        }
        return result
    }

    /// By which names the gateway would look the call up: its SNI, and its Host header.
    private func names(at passage: GatewayPassage) -> [String] {
        [passage.serverName, subject.authority, subject.destinations.first?.host].compactMap { $0 }
    }

    private func covers(_ pattern: String, _ names: [String]) -> Bool {
        names.contains { Host.matches(pattern: pattern, name: $0) }
    }

    /// A Gateway of these pods, or one that was meant for them.
    private func concerns(_ gateway: Gateway, _ passage: GatewayPassage, _ names: [String]) -> Bool {
        let workload = mesh.workloads[passage.workload]
        if Mesh.selects(gateway, workload, behind: mesh.services(selecting: workload)) { return true }
        guard let selector = gateway.selector, selector.almostSelects(workload.labels) else { return false }
        return gateway.servers.contains { server in server.hosts.contains { covers(Self.host($0), names) } }
    }

    /// Of a Gateway's servers the one that took the call, or those that have its name.
    private func touches(_ finding: Finding, _ passage: GatewayPassage, _ names: [String]) -> Bool {
        guard let pointer = finding.pointer, pointer.hasPrefix("/spec/servers/"),
            let gateway = mesh.gateways.first(where: { $0.reference == finding.resource }),
            let place = Int(pointer.dropFirst(14).prefix { $0 != "/" }), gateway.servers.indices.contains(place)
        else { return true }
        let server = gateway.servers[place]
        if finding.code.number == Code.sharedCertificate.number {
            // Only HTTP/2 takes requests for other hosts over one connection.
            return subject.call.payload == .http2 && passage.server?.source == server
        }
        if let taken = passage.server {
            return taken.source == server || finding.code.number == Code.serverLeftOut.number
        }
        return server.hosts.contains { covers(Self.host($0), names) }
    }

    /// Whether the pods of the passage are a Gateway's of the Gateway API.
    private func runs(_ gateway: ListenerGateway, at passage: GatewayPassage) -> Bool {
        let workload = mesh.workloads[passage.workload]
        var probe = Gateway(metadata: gateway.metadata, selector: [:], servers: [])
        probe.managed = Gateway.Managed(gateway: gateway.metadata.name, services: gateway.services)
        return Mesh.selects(probe, workload, behind: mesh.services(selecting: workload))
    }

    /// Whether a finding is of a listener that would have taken the call.
    private func isOfListener(
        _ finding: Finding, of gateway: ListenerGateway, _ passage: GatewayPassage, _ names: [String]
    ) -> Bool {
        guard passage.server == nil, let pointer = finding.pointer, pointer.hasPrefix("/spec/listeners/"),
            let place = Int(pointer.dropFirst(16).prefix { $0 != "/" }), gateway.listeners.indices.contains(place)
        else { return false }
        let listener = gateway.listeners[place]
        let ports = subject.destinations.map(\.port) + [passage.port]
        return ports.contains(listener.port) && (listener.hostname.map { covers($0, names) } ?? true)
    }

    private func concerns(_ route: AttachedRoute, _ names: [String]) -> Bool {
        route.hostnames.isEmpty || route.hostnames.contains { covers($0, names) }
    }

    private static func host(_ written: String) -> String {
        written.firstIndex(of: "/").map { String(written[written.index(after: $0)...]) } ?? written
    }
}
