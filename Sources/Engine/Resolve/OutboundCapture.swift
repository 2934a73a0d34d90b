import Model

/// Which connections of an application its sidecar takes over.
///
/// Istio: `tools/istio-iptables/pkg/capture/run.go`, `Run`; the first rule that fits decides.
enum OutboundCapture: Hashable {
    case captured
    case passedBy
    /// An annotation asks for an address that the input does not give.
    case dependsOnAddress(annotation: String)

    /// - Parameter address: nil for an address that the manifests do not state.
    init(_ address: IPAddress?, port: Int, in pod: borrowing PodTemplate) {
        let annotations = pod.annotations
        func lists(_ name: String) -> Bool { PortList.contains(port, in: annotations[name] ?? "") }
        self = .passedBy
        if InboundCapture.capturesNothing(pod) { return }
        if lists("traffic.sidecar.istio.io/excludeOutboundPorts") || Self.runsAsProxy(pod) { return }
        if let address, Self.isLoopback(address) { return }
        let excluded = AddressRanges(annotations[Self.exclusion] ?? "")
        switch excluded.contains(address) {
        case true?: return
        case false?: break
        case nil:
            self = .dependsOnAddress(annotation: Self.exclusion)
            return
        }
        self = .captured
        if lists("traffic.sidecar.istio.io/includeOutboundPorts") { return }
        guard let included = annotations[Self.inclusion], included != "*" else { return }
        switch AddressRanges(included).contains(address) {
        case true?: return
        case false?: self = .passedBy
        case nil: self = .dependsOnAddress(annotation: Self.inclusion)
        }
    }

    private static let exclusion = "traffic.sidecar.istio.io/excludeOutboundIPRanges"
    private static let inclusion = "traffic.sidecar.istio.io/includeOutboundIPRanges"

    /// An application with the proxy's own user is taken for the proxy.
    private static func runsAsProxy(_ pod: PodTemplate) -> Bool {
        var hasApplication = false
        for container in pod.containers where container.name != "istio-proxy" {
            guard container.runAsUser ?? pod.runAsUser == 1337 else { return false }
            hasApplication = true
        }
        return hasApplication
    }

    private static func isLoopback(_ address: IPAddress) -> Bool {
        address.isIPv6 ? address.high == 0 && address.low == 1 : address.low >> 24 == 127
    }
}

/// The comma-separated ranges of an annotation.
private struct AddressRanges {
    let ranges: [CIDR]

    init(_ text: String) {
        ranges = text.isEmpty ? [] : MeshService.list(text).compactMap { CIDR($0) }
    }

    /// nil where the address is not known, and could lie inside or outside.
    func contains(_ address: IPAddress?) -> Bool? {
        if let address { return ranges.contains { $0.contains(address) } }
        if ranges.isEmpty { return false }
        return ranges.contains { $0.length == 0 } ? true : nil
    }
}
