import Model

extension Circumstances {
    /// The webhooks for which the kube-apiserver makes this call.
    var webhooks: [Webhook] { mesh.webhooks(calledBy: subject.caller, at: subject.destinations.first) }
}
