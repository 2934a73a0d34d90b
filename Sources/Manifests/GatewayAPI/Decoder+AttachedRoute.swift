import Model

extension Decoder {
    mutating func attachedRoute(
        _ kind: AttachedRoute.Kind, _ header: Header, _ metadata: Metadata
    ) -> AttachedRoute {
        let spec = object(header.node, "spec")
        let namespace = metadata.namespace
        return AttachedRoute(
            kind: kind, metadata: metadata,
            parents: objects(spec, "parentRefs").map { node in
                AttachedRoute.Parent(
                    kind: string(node, "kind") ?? "Gateway", namespace: string(node, "namespace") ?? namespace,
                    name: string(node, "name") ?? "", section: name(of: string(node, "sectionName")),
                    port: integer(node, "port", in: Self.ports))
            },
            hostnames: strings(spec, "hostnames"), rules: objects(spec, "rules") { $0.rule($1, namespace: namespace) })
    }

    private mutating func rule(_ node: Int, namespace: String) -> AttachedRoute.Rule {
        var rule = AttachedRoute.Rule(
            matches: objects(node, "matches") { $0.routeMatch($1) },
            backends: objects(node, "backendRefs") { $0.backend($1, namespace: namespace) })
        if rule.matches.isEmpty { rule.matches = [HTTPRoute.Match()] }
        for filter in objects(node, "filters") {
            if let redirect = object(filter, "requestRedirect") {
                let status = integer(redirect, "statusCode") ?? 302
                let parts: [MemberName] = ["hostname", "path", "port"]
                rule.redirectsElsewhere = parts.contains { member(redirect, $0) != nil }
                rule.redirect = string(redirect, "scheme") == "https" ? .redirectToHTTPS(status) : .redirect(status)
            }
            let rewrite = object(filter, "urlRewrite")
            rule.rewrittenHost = name(of: string(rewrite, "hostname")) ?? rule.rewrittenHost
            rule.rewritesPath = rule.rewritesPath || member(rewrite, "path") != nil
        }
        return rule
    }

    private mutating func routeMatch(_ node: Int) -> HTTPRoute.Match {
        let path = object(node, "path").map { pathMatch($0) }
        var conditions = path.map { $0.takesAll ? [] : ["path"] } ?? []
        for condition: MemberName in ["method", "headers", "queryParams"] where member(node, condition) != nil {
            conditions.append("\(condition)")
        }
        return HTTPRoute.Match(requestConditions: conditions, path: path)
    }

    private mutating func pathMatch(_ node: Int) -> PathMatch {
        let value = string(node, "value") ?? "/"
        switch string(node, "type") {
        case "Exact": return PathMatch(.exact, value)
        case "RegularExpression": return PathMatch(.regex, value)
        default: return PathMatch(.segments, value)
        }
    }

    private mutating func backend(_ node: Int, namespace: String) -> AttachedRoute.Backend {
        AttachedRoute.Backend(
            kind: string(node, "kind") ?? "Service", namespace: string(node, "namespace") ?? namespace,
            name: string(node, "name") ?? "", port: integer(node, "port", in: Self.ports),
            weight: integer(node, "weight", in: 0...1_000_000) ?? 1)
    }
}
