extension CertificateFault {
    /// What is seen where one side refuses the other's certificate, or a proxy has none: of all that LEG2001 has, what fits.
    ///
    /// - Parameter walk: one whose handshake ends so.
    func symptoms(on walk: Walk) -> [Symptom] {
        switch kind {
        case .incomplete, .malformed, .keyMismatch, .notGranted: return [.resetInHandshake, .connectionFailureAnswered]
        case .expired, .notYetValid, .untrusted, .notAuthority, .wrongUse, .revoked, .revocationUnknown:
            return Self.isOfServer(walk) ? Self.refusedByServer : Self.refusedByClient.filter { $0 != .namesLogged }
        case .nameNotCovered, .identityNotExpected, .trustDomainNotExpected:
            return Self.isOfServer(walk) ? Self.refusedByServer : Self.refusedByClient
        }
    }

    /// Whether the hop is the one that asks for a client's certificate.
    private static func isOfServer(_ walk: Walk) -> Bool {
        switch walk.failure?.at {
        case .ingressGateway, .egressGateway: walk.endsAtGateway && walk.failure?.at == walk.gateway?.hop
        case .serverSidecar, .serverZtunnel, .serverApp, .external: true
        case .clientApp, .clientSidecar, .clientZtunnel, .waypoint, nil: false
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
