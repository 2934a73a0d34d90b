extension Walk {
    /// Ends the walk on one of the three legs.
    mutating func fail(leg: Int, at hop: Hop, _ reason: FailureReason) {
        switch leg {
        case 1: fail(.insideClient, at: hop, reason)
        case 2: fail(networkStep, at: hop, reason)
        default: fail(.insideServer, at: hop, reason)
        }
    }

    /// Ends the walk at the proxy that has to send on and cannot: on the step that brought the call there.
    mutating func failAtSender(_ reason: FailureReason) {
        fail(gateways.isEmpty ? .insideClient : arrival, at: gateways.isEmpty ? .clientSidecar : sender, reason)
    }

    /// Ends the walk on the leg to the last gateway.
    mutating func failOnArrival(at hop: Hop, _ reason: FailureReason) { fail(arrival, at: hop, reason) }

    /// Ends the walk because of a certificate: on the leg whose handshake it is, at the hop that does not accept it.
    mutating func fail(_ step: Step, at hop: Hop, _ fault: CertificateFault) {
        fail(step, at: hop, .upstreamCertificateVerification)
        certificateFault = fault
    }

    private mutating func fail(_ step: Step, at hop: Hop, _ reason: FailureReason) {
        failure = Failure(step: step, at: hop, reason: reason)
        switch step {
        case .insideClient:
            first?.status = .failed
            if reason != .client502UnknownHost && reason != .answeredByRoute { first?.visibility = .none }
        case .network, .toGateway, .fromGateway, .fromSecondGateway, .fromThirdGateway:
            guard step == networkStep else {
                let last = gateways.count - 1
                gateways[last].leg.status = .failed
                if gateways[last].leg.visibility == .layer4 { gateways[last].leg.visibility = .none }
                return
            }
            second?.status = .failed
            second?.visibility = .none
        case .insideServer:
            third?.status = .failed
            third?.visibility = .none
        }
    }
}
