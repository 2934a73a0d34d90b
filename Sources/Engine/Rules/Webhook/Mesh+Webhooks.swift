import Model

extension Mesh {
    /// The webhooks whose Service the kube-apiserver dials, in the order of their objects and places.
    func webhooks(calledBy caller: Simulation.Caller, at dialled: Dialled?) -> [Webhook] {
        guard case .outside(.kubeAPIServer) = caller, !objects.webhooks.isEmpty, let dialled,
            let place = dialled.service, services[place].isKubernetes
        else { return [] }
        let host = services[place].host
        return objects.webhooks.filter { $0.port == dialled.port && $0.hosts.contains(host) }.sorted { left, right in
            left.reference == right.reference ? left.pointer < right.pointer : left.reference < right.reference
        }
    }

    /// The webhooks that the kube-apiserver calls by this name.
    func webhooks(calledBy caller: Simulation.Caller, host: String) -> [Webhook] {
        guard case .outside(.kubeAPIServer) = caller else { return [] }
        return objects.webhooks.filter { webhook in
            webhook.hosts.contains(host) || webhook.hosts.contains { $0.hasPrefix("\(host).") }
        }
    }

    /// What comes of the kube-apiserver's call of a webhook; nil where it leads to no Service of the mesh.
    func outcome(of webhook: Webhook) -> Outcome? {
        guard let host = webhook.hosts.first(where: { !services(host: $0).isEmpty }) else { return nil }
        let dialled = NameResolution(mesh: self, namespace: nil).resolve(host, port: webhook.port)
        return Outcome(
            Simulation(
                mesh: self, caller: .outside(.kubeAPIServer), dialling: dialled,
                call: Flow(payload: .http1, applicationTLS: Call.TLS()), authority: host,
                application: ServerApplication(language: .http, tls: true), scope: nil))
    }
}

extension Webhook {
    var port: Int {
        switch target {
        case .service(_, _, let port), .url(_, let port): port
        }
    }

    /// The names that its Service may have in the registry; a URL may name a Service too.
    var hosts: [String] {
        switch target {
        case .service(let namespace, let name, _): [Host.serviceName(name, namespace: namespace)]
        case .url(let host, _): [host, "\(host).cluster.local", "\(host).svc.cluster.local"]
        }
    }
}
