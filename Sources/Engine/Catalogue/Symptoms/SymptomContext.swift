package import Model

/// As much of a call as decides who sees what of its failure.
package struct SymptomContext: Hashable, Sendable {
    package enum Caller: Hashable, Sendable {
        case workload
        case outside(Client.Outsider)
    }

    /// What the client's sidecar does with the call.
    package enum ClientSide: Hashable, Sendable {
        /// There is none, or the connection is not captured.
        case withoutSidecar
        case readsHTTP
        case relays
    }

    /// What the server's sidecar does with the port.
    package enum ServerSide: Hashable, Sendable {
        /// There is none, or the port is not captured.
        case withoutSidecar
        case readsHTTP
        case relays
    }

    /// The part of a gateway on the way.
    package enum GatewaySide: Hashable, Sendable {
        /// The call ends at it.
        case ends
        /// It sends the call on, in the place of the client's sidecar.
        case sends
    }

    package var caller: Caller
    package var clientSide: ClientSide
    package var serverSide: ServerSide
    package var payload: Call.Language
    /// The client application's own TLS.
    package var applicationTLS: Call.TLS?
    /// What the client's sidecar adds.
    package var outer: Flow.Outer?
    package var leavesByPassthrough: Bool
    package var serverAppExpectsTLS: Bool
    package var gateway: GatewaySide?
    /// Whether the route that the call took is one of the Gateway API.
    package var isOfAttachedRoute: Bool
    /// Why a route answers by itself, where one does.
    package var answer: RouteAnswer.Cause?

    package init(
        caller: Caller, clientSide: ClientSide, serverSide: ServerSide, payload: Call.Language,
        applicationTLS: Call.TLS? = nil, outer: Flow.Outer? = nil, leavesByPassthrough: Bool = false,
        serverAppExpectsTLS: Bool = false, gateway: GatewaySide? = nil, isOfAttachedRoute: Bool = false,
        answer: RouteAnswer.Cause? = nil
    ) {
        self.caller = caller
        self.clientSide = clientSide
        self.serverSide = serverSide
        self.payload = payload
        self.applicationTLS = applicationTLS
        self.outer = outer
        self.leavesByPassthrough = leavesByPassthrough
        self.serverAppExpectsTLS = serverAppExpectsTLS
        self.gateway = gateway
        self.isOfAttachedRoute = isOfAttachedRoute
        self.answer = answer
    }
}
