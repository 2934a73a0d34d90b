/// One destination of a route, with its share of the calls.
package struct RouteDestination: Hashable, Sendable {
    /// `destination.host` as written.
    package var host: String
    package var subset: String?
    package var port: Int?
    /// Percent or parts; 0 counts as all where it is the only destination, else as none.
    package var weight: Int

    package init(host: String, subset: String? = nil, port: Int? = nil, weight: Int = 0) {
        self.host = host
        self.subset = subset
        self.port = port
        self.weight = weight
    }
}

/// What a match says of the client, and not of its request; empty and nil match all.
package struct ClientMatch: Hashable, Sendable {
    package var gateways: [String]
    package var port: Int?
    package var sourceLabels: Labels
    package var sourceNamespace: String?

    package init(
        gateways: [String] = [], port: Int? = nil, sourceLabels: Labels = [], sourceNamespace: String? = nil
    ) {
        self.gateways = gateways
        self.port = port
        self.sourceLabels = sourceLabels
        self.sourceNamespace = sourceNamespace
    }
}

/// One `http` route of a VirtualService.
package struct HTTPRoute: Hashable, Sendable {
    package struct Match: Hashable, Sendable {
        package var client: ClientMatch
        /// The members of the match that a request decides (`uri`, `headers`, …), as they are called.
        package var requestConditions: [String]
        /// What stands behind `uri` or `path` among them.
        package var path: PathMatch?

        package init(client: ClientMatch = ClientMatch(), requestConditions: [String] = [], path: PathMatch? = nil) {
            self.client = client
            self.requestConditions = requestConditions
            self.path = path
        }
    }

    package enum Action: Hashable, Sendable {
        case route([RouteDestination])
        /// Answered by the proxy itself, with this status.
        case redirect(Int)
        /// As `redirect`, with `scheme: https`.
        case redirectToHTTPS(Int)
        case directResponse(Int)
        /// Routes that another VirtualService holds.
        case delegate(name: String, namespace: String?)
    }

    package var name: String?
    /// Empty matches every request.
    package var matches: [Match]
    package var action: Action
    /// The Host header that the request has from here on; nil leaves it as it is.
    package var rewrittenAuthority: String?
    /// Whether a redirect names another host, path or port than the request's.
    package var redirectsElsewhere = false

    /// Whether it sends a request back to its own host by HTTPS.
    package var returnsToHTTPS: Bool {
        if case .redirectToHTTPS = action { return !redirectsElsewhere }
        return false
    }
    /// Whether the request has another path from here on.
    package var rewritesPath = false
    package var fault: Fault?

    /// What a proxy does to some requests, to try their callers out.
    package struct Fault: Hashable, Sendable {
        /// nil where it is for no request.
        package var abort: Abort?
        /// Whether it is there beside the abort; it decides no call.
        package var hasDelay: Bool

        package init(abort: Abort? = nil, hasDelay: Bool = false) {
            self.abort = abort
            self.hasDelay = hasDelay
        }
    }

    /// What `fault.abort` answers, in place of the server.
    package struct Abort: Hashable, Sendable {
        /// As in `503`, or `UNAVAILABLE` of gRPC.
        package var status: String
        /// Percent of the requests, above 0.
        package var share: Double

        package init(status: String, share: Double) {
            self.status = status
            self.share = share
        }

        package var isError: Bool { Int(status).map { $0 >= 400 } ?? (status != "OK") }
    }

    package init(name: String? = nil, matches: [Match] = [], action: Action, rewrittenAuthority: String? = nil) {
        self.name = name
        self.matches = matches
        self.action = action
        self.rewrittenAuthority = rewrittenAuthority
    }
}

/// One `tls` route of a VirtualService.
package struct TLSRoute: Hashable, Sendable {
    package struct Match: Hashable, Sendable {
        package var client: ClientMatch
        package var sniHosts: [String]
        package var destinationSubnets: [String]

        package init(client: ClientMatch = ClientMatch(), sniHosts: [String], destinationSubnets: [String] = []) {
            self.client = client
            self.sniHosts = sniHosts
            self.destinationSubnets = destinationSubnets
        }
    }

    package var matches: [Match]
    package var destinations: [RouteDestination]

    package init(matches: [Match], destinations: [RouteDestination]) {
        self.matches = matches
        self.destinations = destinations
    }
}

/// One `tcp` route of a VirtualService.
package struct TCPRoute: Hashable, Sendable {
    package struct Match: Hashable, Sendable {
        package var client: ClientMatch
        package var destinationSubnets: [String]

        package init(client: ClientMatch = ClientMatch(), destinationSubnets: [String] = []) {
            self.client = client
            self.destinationSubnets = destinationSubnets
        }
    }

    /// Empty matches every connection.
    package var matches: [Match]
    package var destinations: [RouteDestination]

    package init(matches: [Match] = [], destinations: [RouteDestination]) {
        self.matches = matches
        self.destinations = destinations
    }
}
