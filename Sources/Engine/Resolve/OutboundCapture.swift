import Model

/// Which connections of an application its sidecar takes over.
///
/// Istio: `tools/istio-iptables/pkg/capture/run.go`, `Run`; the first rule that fits decides.
enum OutboundCapture {
    /// - Parameter address: nil for an address that the manifests do not state.
    static func captures(_ address: IPAddress?, port: Int, in pod: PodTemplate) -> Bool {
        let annotations = pod.annotations
        if annotations["sidecar.istio.io/interceptionMode"] == "NONE" { return false }
        if PortList.contains(port, in: annotations["traffic.sidecar.istio.io/excludeOutboundPorts"] ?? "") {
            return false
        }
        if runsAsProxy(pod) { return false }
        if let address, isLoopback(address) { return false }
        if ranges(annotations["traffic.sidecar.istio.io/excludeOutboundIPRanges"], contain: address) { return false }
        if PortList.contains(port, in: annotations["traffic.sidecar.istio.io/includeOutboundPorts"] ?? "") {
            return true
        }
        guard let included = annotations["traffic.sidecar.istio.io/includeOutboundIPRanges"] else { return true }
        return included == "*" || ranges(included, contain: address)
    }

    /// An application with the proxy's own user is taken for the proxy.
    private static func runsAsProxy(_ pod: PodTemplate) -> Bool {
        let applications = pod.containers.filter { $0.name != "istio-proxy" }
        return !applications.isEmpty && applications.allSatisfy { ($0.runAsUser ?? pod.runAsUser) == 1337 }
    }

    private static func isLoopback(_ address: IPAddress) -> Bool {
        address.isIPv6 ? address.high == 0 && address.low == 1 : address.low >> 24 == 127
    }

    private static func ranges(_ text: String?, contain address: IPAddress?) -> Bool {
        guard let text, let address else { return false }
        return MeshService.list(text).contains { CIDR($0)?.contains(address) ?? false }
    }
}
