/// The kinds of Istio that Legible reads.
enum IstioKind: String, CaseIterable {
    case peerAuthentication = "PeerAuthentication"
    case authorizationPolicy = "AuthorizationPolicy"
    case destinationRule = "DestinationRule"
    case virtualService = "VirtualService"
    case gateway = "Gateway"
    case serviceEntry = "ServiceEntry"
    case workloadEntry = "WorkloadEntry"
    case sidecar = "Sidecar"
    case envoyFilter = "EnvoyFilter"

    var group: String {
        switch self {
        case .peerAuthentication, .authorizationPolicy: "security.istio.io"
        default: "networking.istio.io"
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
