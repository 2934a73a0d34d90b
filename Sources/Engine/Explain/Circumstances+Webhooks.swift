import Model

extension Circumstances {
    /// The webhooks whose Service the kube-apiserver calls here, in the order of their objects and names.
    var webhooks: [Webhook] {
        guard case .outside(.kubeAPIServer) = subject.caller, !mesh.objects.webhooks.isEmpty,
            let service, service.isKubernetes, let port = servicePort?.number
        else { return [] }
        return mesh.objects.webhooks.filter { webhook in
            guard case .service(let namespace, let name, let number) = webhook.target else { return false }
            return number == port && Host.serviceName(name, namespace: namespace) == service.host
        }.sorted { left, right in
            left.reference == right.reference ? left.pointer < right.pointer : left.reference < right.reference
        }
    }
}
