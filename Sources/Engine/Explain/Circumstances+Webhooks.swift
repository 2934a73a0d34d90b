import Model

extension Circumstances {
    /// The webhooks for which the kube-apiserver makes this call.
    var webhooks: [Webhook] { mesh.webhooks(calledBy: subject.caller, at: subject.destinations.first) }
}

extension Mesh {
    /// The webhooks whose Service the kube-apiserver dials, in the order of their objects and places.
    func webhooks(calledBy caller: Simulation.Caller, at dialled: Dialled?) -> [Webhook] {
        guard case .outside(.kubeAPIServer) = caller, !objects.webhooks.isEmpty, let dialled,
            let place = dialled.service, services[place].isKubernetes
        else { return [] }
        let host = services[place].host
        return objects.webhooks.filter { webhook in
            guard case .service(let namespace, let name, let port) = webhook.target else { return false }
            return port == dialled.port && Host.serviceName(name, namespace: namespace) == host
        }.sorted { left, right in
            left.reference == right.reference ? left.pointer < right.pointer : left.reference < right.reference
        }
    }
}
