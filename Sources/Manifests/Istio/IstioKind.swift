/// The kinds of Istio that Legible reads.
enum IstioKind {
    case peerAuthentication, destinationRule, virtualService, gateway, serviceEntry, workloadEntry, sidecar, envoyFilter
    case authorizationPolicy

    init?(group: String, kind: String) {
        switch (group, kind) {
        case ("security.istio.io", "PeerAuthentication"): self = .peerAuthentication
        case ("security.istio.io", "AuthorizationPolicy"): self = .authorizationPolicy
        case ("networking.istio.io", "DestinationRule"): self = .destinationRule
        case ("networking.istio.io", "VirtualService"): self = .virtualService
        case ("networking.istio.io", "Gateway"): self = .gateway
        case ("networking.istio.io", "ServiceEntry"): self = .serviceEntry
        case ("networking.istio.io", "WorkloadEntry"): self = .workloadEntry
        case ("networking.istio.io", "Sidecar"): self = .sidecar
        case ("networking.istio.io", "EnvoyFilter"): self = .envoyFilter
        default: return nil
        }
    }

    var shape: Shape {
        switch self {
        case .peerAuthentication: Shapes.peerAuthentication
        case .destinationRule: Shapes.destinationRule
        case .virtualService: Shapes.virtualService
        case .gateway: Shapes.gateway
        case .serviceEntry: Shapes.serviceEntry
        case .workloadEntry: Shapes.workloadEntry
        case .sidecar: Shapes.sidecar
        case .envoyFilter: Shapes.envoyFilter
        case .authorizationPolicy: Shapes.authorizationPolicy
        }
    }
}
