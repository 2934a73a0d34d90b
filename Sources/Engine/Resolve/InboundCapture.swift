import Model

/// Which ports of a pod its sidecar takes over from the network.
///
/// Istio: `tools/istio-iptables/pkg/capture/run.go`, `handleInboundPortsInclude`.
enum InboundCapture {
    /// Status, health, statistics and HBONE: never captured.
    static let alwaysExcluded = [15008, 15020, 15021, 15090]

    /// - Parameter port: a port of the pod.
    static func captures(_ port: Int, in pod: PodTemplate) -> Bool {
        if pod.annotations["sidecar.istio.io/interceptionMode"] == "NONE" { return false }
        let included = pod.annotations["traffic.sidecar.istio.io/includeInboundPorts"]
        guard included == nil || included == "*" else {
            return PortList.contains(port, in: included ?? "")
        }
        if alwaysExcluded.contains(port) { return false }
        return !PortList.contains(port, in: pod.annotations["traffic.sidecar.istio.io/excludeInboundPorts"] ?? "")
    }
}

/// The comma-separated ports of an annotation.
enum PortList {
    static func contains(_ port: Int, in text: String) -> Bool {
        if text.isEmpty { return false }
        return MeshService.list(text).contains { Int($0) == port || $0 == "*" }
    }
}
