import Model

/// What a pod that was injected already shows of its sidecar.
///
/// Istio: `pkg/kube/inject/webhook.go` and `manifests/charts/istio-control/istio-discovery/files/injection-template.yaml`.
enum InjectedPod {
    /// The decision that the pod's own containers settle, or nil where they settle nothing.
    static func decision(for pod: PodTemplate) -> DataplaneDecision? {
        switch pod.annotations["inject.istio.io/templates"] {
        case "gateway": return DataplaneDecision(dataplane: .gateway, reason: .gatewayTemplate)
        case "grpc-agent": return DataplaneDecision(dataplane: .none, reason: .grpcAgent)
        default: break
        }
        if let proxy = pod.containers.first(where: isProxy) ?? pod.initContainers.first(where: isNativeProxy) {
            if proxy.args.contains("router") {
                return DataplaneDecision(dataplane: .gateway, reason: .gatewayTemplate)
            }
            return DataplaneDecision(
                dataplane: .sidecar, reason: .injectedAlready(evidence: "container `istio-proxy`"))
        }
        if pod.annotations["sidecar.istio.io/status"] != nil {
            return DataplaneDecision(
                dataplane: .sidecar, reason: .injectedAlready(evidence: "annotation `sidecar.istio.io/status`"))
        }
        return nil
    }

    /// A container of the name that runs the proxy; the image `auto` only stands for one that injection will fill in.
    private static func isProxy(_ container: Container) -> Bool {
        container.name == "istio-proxy" && container.image != "auto"
            && (container.args.contains("sidecar") || container.args.contains("router"))
    }

    private static func isNativeProxy(_ container: Container) -> Bool {
        container.restartsAlways && isProxy(container)
    }
}
