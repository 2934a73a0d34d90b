import Model

/// Which ports of a pod its sidecar takes over from the network.
///
/// Istio: `tools/istio-iptables/pkg/capture/run.go`, `handleInboundPortsInclude`.
enum InboundCapture {
    /// HBONE: never captured, whatever is asked for.
    static let tunnelPort = 15008
    /// Health and statistics of the sidecar's own.
    static let ownPorts = [15021, 15090]
    /// The agent's port: its metrics, and the probes that it answers for the application.
    static let agentPort = 15020
    /// What no sidecar captures by default.
    static let alwaysExcluded = [tunnelPort, agentPort] + ownPorts

    /// Whether the sidecar takes over nothing, in either direction.
    ///
    /// `eth0` is the one interface that every pod's network has. Istio: `shortCircuitExcludeInterfaces` of the same file.
    static func capturesNothing(_ pod: PodTemplate) -> Bool {
        if pod.annotations["sidecar.istio.io/interceptionMode"] == "NONE" { return true }
        let excluded = pod.annotations["traffic.sidecar.istio.io/excludeInterfaces"] ?? ""
        return !excluded.isEmpty && MeshService.list(excluded).contains("eth0")
    }

    /// - Parameter port: a port of the pod.
    static func captures(_ port: Int, in pod: PodTemplate) -> Bool {
        let annotations = pod.annotations
        if capturesNothing(pod) || port == tunnelPort { return false }
        let included = annotations["traffic.sidecar.istio.io/includeInboundPorts"]
        guard included == nil || included == "*" else {
            return PortList.contains(port, in: included ?? "")
        }
        if let status = annotations["status.sidecar.istio.io/port"] {
            if PortList.contains(port, in: status) { return false }
        } else if port == agentPort {
            return false
        }
        if ownPorts.contains(port) { return false }
        return !PortList.contains(port, in: annotations["traffic.sidecar.istio.io/excludeInboundPorts"] ?? "")
    }
}

extension Mesh {
    /// Whether a connection to a port of a workload with a sidecar meets that sidecar.
    ///
    /// A port that is not captured meets it where a Sidecar binds an `ingress` listener to the port itself. Istio:
    /// `pilot/pkg/networking/core/listener_inbound.go`, `getBindToPort`.
    func meetsSidecar(_ workload: MeshWorkload, port: Int) -> Bool {
        if InboundCapture.captures(port, in: workload.template) { return true }
        guard let ingress = sidecar(of: workload)?.ingress.first(where: { $0.port.number == port }) else {
            return false
        }
        switch ingress.captureMode {
        case .none: return true
        case .iptables: return false
        case .default: return workload.template.annotations["sidecar.istio.io/interceptionMode"] == "NONE"
        }
    }
}

/// The comma-separated ports of an annotation.
enum PortList {
    static func contains(_ port: Int, in text: String) -> Bool {
        if text.isEmpty { return false }
        return MeshService.list(text).contains { Int($0) == port || $0 == "*" }
    }
}
