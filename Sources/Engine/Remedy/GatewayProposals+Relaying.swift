import Model

/// The application's TLS, passed on by a gateway that ended it, or ended by one that passed it on.
///
/// Servers of either kind read routes of another kind, so that a server alone never changes this.
extension GatewayProposals {
    /// For an application that takes TLS: the gateway leads it there unopened, past a sidecar that lets it through.
    var passedOn: [Proposal?] {
        guard passage.leg.flow.applicationTLS != nil, passage.leg.flow.outer == nil, passage.endsTLS,
            proposals.expectsTLS
        else { return [] }
        let passed = relaying(for: "tls") { protocolName in
            Shape(protocolName: protocolName == "HTTPS" ? protocolName : "TLS", mode: .passthrough)
        }.map { passing(throughSidecar: $0) }
        // TLS that a DestinationRule has the gateway originate would be around it once more.
        return passed + passed.map { passed in proposals.together(passed) { $0.ruleWithIstioMTLS } }
    }

    private func passing(throughSidecar proposal: Proposal?) -> Proposal? {
        let isReadAsHTTP = proposals.walk.inbound?.treatment == .http
        var result = isReadAsHTTP ? proposals.together(proposal) { $0.portDeclared(as: .https) } : proposal
        result?.tradeoffs += [
            "the gateway no longer reads requests of these callers: no HTTP routing, metrics, retries or HTTP policies",
            "clients then see the application's certificate, which has to be good for the name",
        ]
        return result
    }

    /// For an application that takes none, or takes what the gateway then encrypts.
    var endedHere: [Proposal?] {
        guard passesOn, passage.leg.flow.outer == nil, passage.server?.isPassthrough ?? false,
            !proposals.keepsApplicationTLS
        else { return [] }
        return relaying(for: readsHTTP ? "http" : "tcp") { _ in
            Shape(protocolName: readsHTTP ? "HTTPS" : "TLS", mode: .simple)
        }
    }

    /// Servers of another shape, and routes that they read, to where those lead that are there.
    private func relaying(for kind: String, as shape: (_ protocolName: String) -> Shape) -> [Proposal?] {
        candidates.flatMap { candidate in
            routes.filter { covers($0.service.hosts) && isBound($0.service) && !has(kind, $0.service) }.prefix(2).map {
                route in
                proposals.together(reshaped(candidate, as: shape(candidate.value.source.protocolName.uppercased()))) {
                    GatewayProposals($0)?.converted(route.place, route.service, to: kind)
                }
            }
        }
    }
}
