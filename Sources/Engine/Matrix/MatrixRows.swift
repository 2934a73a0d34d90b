import Model

/// Who calls.
enum MatrixRows {
    /// The workloads by their places in `Mesh.workloads`: in the order of their names, each name once.
    static func workloads(of mesh: Mesh) -> [Int] {
        mesh.workloads.indices.filter { place in
            place == 0 || mesh.workloads[place - 1].name != mesh.workloads[place].name
        }
    }

    /// Callers from outside the mesh, by kind, each with what it has a reason to call; a kind without is left out.
    static func outsiders(of mesh: Mesh) -> [MatrixRow] {
        let called: [(Client.Outsider, Set<MatrixServer>)] = [
            (.external, ingress(of: mesh)),
            (.kubeAPIServer, webhooks(of: mesh)), (.kubelet, PodPorts(mesh).probed),
            (.prometheus, PodPorts(mesh).scraped),
        ]
        return called.filter { !$0.1.isEmpty }.map { outsider, servers in
            MatrixRow(client: .outside(outsider), servers: servers.sorted())
        }
    }

    /// The hosts that gateways serve to clients outside, each with a name for all that a wildcard covers.
    static func ingress(of mesh: Mesh) -> Set<MatrixServer> {
        var result: Set<MatrixServer> = []
        for place in workloads(of: mesh) where mesh.workloads[place].decision.dataplane == .gateway {
            let gateway = mesh.workloads[place].name
            for (port, hosts) in IngressHosts(mesh: mesh, workload: place).all {
                for host in hosts {
                    let isWildcard = Host.isWildcard(host)
                    result.insert(
                        MatrixServer(
                            host: isWildcard ? StandIn.host(for: host, among: hosts) : host, port: port,
                            gateway: gateway, pattern: isWildcard ? host : nil))
                }
            }
        }
        return result
    }

    /// What webhooks and aggregated APIs name, if it is a Service of the mesh.
    private static func webhooks(of mesh: Mesh) -> Set<MatrixServer> {
        var result: Set<MatrixServer> = []
        for webhook in mesh.objects.webhooks {
            guard case .service(let namespace, let name, let port) = webhook.target else { continue }
            let host = Host.serviceName(name, namespace: namespace)
            if !mesh.services(host: host).isEmpty { result.insert(MatrixServer(host: host, port: port)) }
        }
        return result
    }
}
