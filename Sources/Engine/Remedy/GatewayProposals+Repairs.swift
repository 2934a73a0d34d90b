import Model

extension GatewayProposals {
    /// Which changes are worth an evaluation for a call that ends at the gateway.
    func repairs(of reason: FailureReason) -> [Proposal?] {
        switch reason {
        case .gatewayNoListener:
            exposedPorts + selectedGateways + boundRoutes + unmatchedPorts + exportedRoutes + convertedRoutes
                + onwardRoutes + servedNames + newServers + withoutConflict + reshaped + routedNames
        case .gatewayNoMatchingServer:
            [mutualTLSToGateway] + servedNames + routedNames + onwardRoutes + boundRoutes + unmatchedPorts
                + exportedRoutes
                + convertedRoutes + newServers + reshaped + selectedGateways + [nothingToGateway]
        case .gatewayExpectsTLS:
            [mutualTLSToGateway] + newServers + reshaped
        case .gatewayHTTPParseError:
            [nothingToGateway, mutualTLSToGateway] + reshaped + newServers
        case .gatewayTLSHandshakeForeign:
            [mutualTLSToGateway, nothingToGateway] + reshaped
        case .gatewayRequiresClientCertificate:
            withoutClientCertificate + reshaped + [mutualTLSToGateway, nothingToGateway]
        case .gatewayNoRoute:
            boundRoutes + unmatchedPorts + exportedRoutes + routedNames + servedNames + convertedRoutes + onwardRoutes
                + withoutConflict + newServers + reshaped
        case .authorizationDenied: [mutualTLSToGateway]
        case .answeredByRoute: [proposals.routeWithoutAbort]
        case .gatewayRedirectsToHTTPS:
            withoutRedirect
        case .clientClusterNotFound, .noHealthyEndpoint:
            exportedServices + wholeHosts + mendedDestinations + selectingServices + resolvedEntries + routesToCalled
        default: []
        }
    }

    /// For a call that the gateway led on, and that ended behind it: the gateway may end TLS, or pass it on.
    var behind: [Proposal?] { reshaped + convertedRoutes + passedOn + endedHere }

    /// For a call that works, and is readable on its way to the gateway.
    var protections: [Proposal?] {
        passage.leg.flow.transport == .plaintext ? [mutualTLSToGateway] : []
    }
}
