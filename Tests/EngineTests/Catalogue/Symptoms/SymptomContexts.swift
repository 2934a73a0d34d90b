import Engine
import Model

/// Every context that can be: outsiders have no sidecar, and without one nothing adds TLS or picks a cluster.
enum SymptomContexts {
    static let all: [SymptomContext] = inside + outside + atGateway + attached + answered

    /// Calls that a sidecar reads, and leads by a route of the Gateway API.
    private static let attached: [SymptomContext] = inside.filter { $0.clientSide == .readsHTTP }.map { context in
        var result = context
        result.isOfAttachedRoute = true
        return result
    }

    /// Calls whose requests are read by who answers them.
    private static let answered: [SymptomContext] = (inside.filter { $0.clientSide == .readsHTTP } + atGateway)
        .flatMap { context in
            RouteAnswer.Cause.allCases.map { cause in
                var result = context
                result.answer = cause
                return result
            }
        }

    /// Calls that end at a gateway: of the mesh's own clients, and from outside.
    private static let atGateway: [SymptomContext] = (inside + outside).compactMap { context in
        let isCaller = context.caller == .workload || context.caller == .outside(.external)
        guard isCaller, context.serverSide == .withoutSidecar, !context.leavesByPassthrough else { return nil }
        var result = context
        result.gateway = .ends
        return result
    }

    static let outside: [SymptomContext] = Client.Outsider.allCases.flatMap { outsider in
        ends(caller: .outside(outsider), clientSide: .withoutSidecar, outer: nil, leavesByPassthrough: false)
    }

    private static let inside: [SymptomContext] =
        ends(caller: .workload, clientSide: .withoutSidecar, outer: nil, leavesByPassthrough: false)
        + [SymptomContext.ClientSide.readsHTTP, .relays].flatMap { side in
            ends(caller: .workload, clientSide: side, outer: nil, leavesByPassthrough: true)
                + [nil, Flow.Outer.istioMTLS(.http1), .originated(mutual: false)].flatMap {
                    ends(caller: .workload, clientSide: side, outer: $0, leavesByPassthrough: false)
                }
        }

    private static func ends(
        caller: SymptomContext.Caller, clientSide: SymptomContext.ClientSide, outer: Flow.Outer?,
        leavesByPassthrough: Bool
    ) -> [SymptomContext] {
        var contexts: [SymptomContext] = []
        for serverSide in [SymptomContext.ServerSide.withoutSidecar, .readsHTTP, .relays] {
            for payload in Call.Language.allCases {
                let encryptions = [nil, Call.TLS(), Call.TLS(verifiesServer: false)]
                for tls in clientSide == .readsHTTP ? [nil] : encryptions {
                    for expectsTLS in [false, true] {
                        contexts.append(
                            SymptomContext(
                                caller: caller, clientSide: clientSide, serverSide: serverSide, payload: payload,
                                applicationTLS: tls, outer: outer, leavesByPassthrough: leavesByPassthrough,
                                serverAppExpectsTLS: expectsTLS))
                    }
                }
            }
        }
        return contexts
    }
}
