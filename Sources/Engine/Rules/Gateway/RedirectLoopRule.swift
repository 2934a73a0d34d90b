import Model

/// A redirect to HTTPS never ends where the request that follows it is redirected again.
enum RedirectLoopRule {
    /// Behind a port that brings what was HTTPS: a load balancer that ends TLS sends it on as plain HTTP.
    @Sendable static func findings(on place: Int, in context: RuleContext) -> [Finding] {
        let mesh = context.mesh
        var seen: Set<GatewayServer> = []
        var result: [Finding] = []
        for port in context.gateways.ports(of: place) {
            for server in port.kept
            where server.gateway == place && server.declared.isHTTP && server.source.tls?.redirectsToHTTPS ?? false {
                guard let source = mesh.source(ofTLSTo: port.number, of: mesh.workloads[port.workload]),
                    seen.insert(server).inserted
                else { continue }
                result.append(
                    Finding(
                        code: .redirectLoop, message: "\(server.words) redirects to HTTPS, and \(source)",
                        resource: mesh.gateways[place].reference,
                        pointer: "\(server.pointer(in: mesh))/tls/httpsRedirect"))
            }
        }
        return result
    }

    /// On the server that already has HTTPS.
    @Sendable static func findings(on service: MeshVirtualService, in context: RuleContext) -> [Finding] {
        guard service.source.http.contains(where: \.returnsToHTTPS),
            !service.source.gateways.allSatisfy({ $0 == "mesh" })
        else { return [] }
        for server in context.gateways.servers(boundBy: service) where server.terminatesHTTPS {
            guard let place = service.redirect(at: server) else { continue }
            let isOfAPI = service.source.generatedFrom != nil
            return [
                Finding(
                    code: .redirectLoop,
                    message: "it redirects to HTTPS at \(server.words) of "
                        + "\(context.mesh.gateways[server.gateway].reference), where the request is HTTPS already",
                    resource: service.source.reference,
                    pointer: isOfAPI ? "/spec/rules/\(place)" : "/spec/http/\(place)/redirect")
            ]
        }
        return []
    }
}

extension MeshVirtualService {
    /// The first route that sends requests by HTTPS back to their own host, unless another takes all before it.
    fileprivate func redirect(at server: GatewayServer) -> Int? {
        for (place, route) in source.http.enumerated() {
            let fitting = route.matches.filter { takes($0.client, at: server) && $0.isForEveryScheme }
            guard route.matches.isEmpty || !fitting.isEmpty else { continue }
            if route.returnsToHTTPS { return place }
            if route.matches.isEmpty || fitting.contains(where: \.requestConditions.isEmpty) { return nil }
        }
        return nil
    }
}

extension Mesh {
    /// What brings HTTPS to a port of a gateway's pods that is opened before it comes there, as a clause.
    func source(ofTLSTo port: Int, of workload: MeshWorkload) -> String? {
        for service in services(selecting: workload) {
            guard case .kubernetes(let place) = service.registry else { continue }
            for candidate in service.ports
            where workload.template.number(of: candidate.target, transport: candidate.transport) == port {
                let words = "port \(candidate.number) of \(reference(of: service))"
                if objects.services[place].endsTLS(at: candidate) { return "the load balancer of \(words) ends TLS" }
                if candidate.number == 443 || candidate.declared.class == .tls {
                    return "\(words), which is for HTTPS, leads to it"
                }
            }
        }
        return nil
    }
}

extension HTTPRoute.Match {
    /// Whether requests by HTTPS are among those that it takes.
    fileprivate var isForEveryScheme: Bool { !requestConditions.contains("scheme") }
}
