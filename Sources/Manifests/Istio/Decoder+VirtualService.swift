import Model

extension Decoder {
    mutating func virtualService(_ header: Header, _ metadata: consuming Metadata) -> VirtualService {
        let spec = object(header.node, "spec")
        return VirtualService(
            metadata: metadata, hosts: strings(spec, "hosts"), gateways: strings(spec, "gateways"),
            exportTo: strings(spec, "exportTo"), http: objects(spec, "http") { $0.httpRoute($1) },
            tls: objects(spec, "tls") { $0.tlsRoute($1) }, tcp: objects(spec, "tcp") { $0.tcpRoute($1) })
    }

    private mutating func httpRoute(_ node: Int) -> HTTPRoute? {
        guard let action = httpAction(node) else { return nil }
        let rewrite = object(node, "rewrite")
        var route = HTTPRoute(
            name: string(node, "name"), matches: objects(node, "match") { $0.httpMatch($1) }, action: action,
            rewrittenAuthority: name(of: string(rewrite, "authority")))
        route.rewritesPath = member(rewrite, "uri") != nil || member(rewrite, "uriRegexRewrite") != nil
        route.fault = object(node, "fault").map { faultInjection($0) }
        let redirect = object(node, "redirect")
        let parts: [MemberName] = ["authority", "uri", "port"]
        route.redirectsElsewhere = parts.contains { member(redirect, $0) != nil }
        return route
    }

    /// Without a percentage no request is aborted, and parts of a millionth are none.
    ///
    /// Istio: `pilot/pkg/networking/core/route/route.go`, `TranslateFault`.
    private mutating func faultInjection(_ node: Int) -> HTTPRoute.Fault {
        let abort = object(node, "abort")
        let share = member(object(abort, "percentage"), "value").flatMap { document.double($0) } ?? 0
        let status = integer(abort, "httpStatus").map { "\($0)" } ?? string(abort, "grpcStatus")
        return HTTPRoute.Fault(
            abort: share >= 0.0001 ? status.map { HTTPRoute.Abort(status: $0, share: share) } : nil,
            hasDelay: member(node, "delay") != nil)
    }

    private mutating func httpAction(_ node: Int) -> HTTPRoute.Action? {
        if let redirect = object(node, "redirect") {
            let status = integer(redirect, "redirectCode") ?? 301
            return string(redirect, "scheme") == "https" ? .redirectToHTTPS(status) : .redirect(status)
        }
        if let response = object(node, "directResponse") { return .directResponse(integer(response, "status") ?? 200) }
        if let delegate = object(node, "delegate") {
            return .delegate(name: string(delegate, "name") ?? "", namespace: string(delegate, "namespace"))
        }
        if member(node, "route") != nil { return .route(destinations(node)) }
        fault(
            node, .missingMember,
            "a route that leads nowhere; give it `route`, `redirect`, `directResponse` or `delegate`")
        return nil
    }

    private mutating func httpMatch(_ node: Int) -> HTTPRoute.Match {
        let conditions: [MemberName] = ["scheme", "method", "authority", "headers", "queryParams", "withoutHeaders"]
        var stated = conditions.filter { isStated(member(node, $0)) }.map { "\($0)" }
        let path = object(node, "uri").flatMap { pathMatch($0, ignoresCase: bool(node, "ignoreUriCase") ?? false) }
        if path.map({ !$0.takesAll }) ?? isStated(member(node, "uri")) { stated.insert("uri", at: 0) }
        return HTTPRoute.Match(client: clientMatch(node), requestConditions: stated, path: path)
    }

    private func isStated(_ condition: Int?) -> Bool {
        condition.map { document.nodes[$0].length > 0 } ?? false
    }

    private mutating func pathMatch(_ node: Int, ignoresCase: Bool) -> PathMatch? {
        if let value = string(node, "exact") { return PathMatch(.exact, value, ignoresCase: ignoresCase) }
        if let value = string(node, "prefix") { return PathMatch(.prefix, value, ignoresCase: ignoresCase) }
        return string(node, "regex").map { PathMatch(.regex, $0) }
    }

    private mutating func clientMatch(_ node: Int) -> ClientMatch {
        ClientMatch(
            gateways: strings(node, "gateways"), port: integer(node, "port", in: Self.ports),
            sourceLabels: labels(node, "sourceLabels"), sourceNamespace: string(node, "sourceNamespace"))
    }

    private mutating func tlsRoute(_ node: Int) -> TLSRoute {
        TLSRoute(
            matches: objects(node, "match").map { match in
                TLSRoute.Match(
                    client: clientMatch(match), sniHosts: strings(match, "sniHosts"),
                    destinationSubnets: strings(match, "destinationSubnets"))
            },
            destinations: destinations(node))
    }

    private mutating func tcpRoute(_ node: Int) -> TCPRoute {
        TCPRoute(
            matches: objects(node, "match").map { match in
                TCPRoute.Match(
                    client: clientMatch(match), destinationSubnets: strings(match, "destinationSubnets"))
            },
            destinations: destinations(node))
    }

    private mutating func destinations(_ route: Int) -> [RouteDestination] {
        var destinations: [RouteDestination] = []
        for node in objects(route, "route") {
            let destination = object(node, "destination")
            guard let host = string(destination, "host") else {
                if member(destination, "host") == nil {
                    fault(node, .missingMember, "a destination without a host; give it `destination: {host: …}`")
                }
                continue
            }
            destinations.append(
                RouteDestination(
                    host: host, subset: name(of: string(destination, "subset")),
                    port: integer(object(destination, "port"), "number", in: Self.ports),
                    weight: integer(node, "weight", in: 0...Int(Int32.max)) ?? 0))
        }
        return destinations
    }
}
