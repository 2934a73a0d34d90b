import Model

extension RuleContext {
    /// The clusters that get TLS of the user's own by a DestinationRule, each once: of sidecars, and of gateways.
    func originations(of rule: DestinationRule) -> [Upstream] {
        if rule.tlsBlocks.isEmpty { return [] }
        var result: [Upstream] = []
        for place in services(coveredBy: rule) {
            let service = mesh.services[place]
            if service.isAlias { continue }
            var clients = distinctClients.map { (proxy: Scope.Proxy.sidecar, namespace: $0) }
            if isBehindGateway(service.host) {
                let namespaces = Set(gateways.workloads.map { mesh.workloads[$0].name.namespace })
                clients += namespaces.sorted().map { (.gateway, $0) }
            }
            for port in service.ports where port.declared != .udp {
                for client in clients {
                    let heard = mesh.destinationRules.rule(for: service, client: client.namespace, labels: [])
                    guard let heard, heard.from.contains(rule.reference) else { continue }
                    for subset in [nil] + heard.rule.subsets {
                        let upstream = Upstream(client.proxy, service: place, port: port, subset: subset, rule: heard)
                        guard mesh.originates(upstream), mesh.place(ofTLS: upstream).rule == rule.reference,
                            !result.contains(where: { $0.isLike(upstream) })
                        else { continue }
                        result.append(upstream)
                    }
                }
            }
        }
        return result
    }
}

extension Upstream {
    /// Whether two clusters differ by nothing that a finding would name.
    fileprivate func isLike(_ other: Upstream) -> Bool {
        service == other.service && port == other.port && tls == other.tls && proxy == other.proxy
            && subset?.labels == other.subset?.labels
    }
}
