extension CertificateFault {
    /// What is seen where one side refuses the other's certificate, or a proxy has none: of all that LEG2001 has, what fits.
    ///
    /// - Parameter failure: where the handshake ends.
    func symptoms(of failure: Walk.Failure) -> [Symptom] {
        switch kind {
        case .incomplete, .malformed, .keyMismatch, .notGranted: return [.resetInHandshake, .connectionFailureAnswered]
        case .expired, .notYetValid, .untrusted, .notAuthority, .wrongUse, .revoked, .revocationUnknown:
            return Self.isOfServer(failure) ? Self.refusedByServer : Self.refusedByClient.filter { $0 != .namesLogged }
        case .nameNotCovered, .identityNotExpected, .trustDomainNotExpected:
            return Self.isOfServer(failure) ? Self.refusedByServer : Self.refusedByClient
        }
    }

    /// Whether the hop is the one that asks for a client's certificate.
    private static func isOfServer(_ failure: Walk.Failure) -> Bool {
        switch failure.at {
        case .ingressGateway, .egressGateway: failure.step == .toGateway
        case .serverSidecar, .serverZtunnel, .serverApp, .external: true
        case .clientApp, .clientSidecar, .clientZtunnel, .waypoint: false
        }
    }

    private static let refusedByClient = Code.upstreamCertificateVerification.symptoms

    private static let refusedByServer: [Symptom] = [
        Symptom(
            .clientApp, "remote error: tls: bad certificate", when: .clientMeetsConnection, .applicationTLS,
            .noSidecarTLS),
        .connectionFailureAnswered, .connectionFailureLogged, .connectionFailureRelayed,
    ]
}
