/// The kinds of the Kubernetes Gateway API that Legible reads.
enum GatewayAPIKind: String, CaseIterable {
    case gateway = "Gateway"
    case httpRoute = "HTTPRoute"
    case grpcRoute = "GRPCRoute"
    case tlsRoute = "TLSRoute"
    case tcpRoute = "TCPRoute"
    case referenceGrant = "ReferenceGrant"
    case backendTLSPolicy = "BackendTLSPolicy"
}
