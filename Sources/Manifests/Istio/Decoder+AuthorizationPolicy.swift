import Model

extension Decoder {
    mutating func authorizationPolicy(_ header: Header, _ metadata: Metadata) -> AuthorizationPolicy {
        let spec = object(header.node, "spec")
        let targets = objects(spec, "targetRefs") + (object(spec, "targetRef").map { [$0] } ?? [])
        return AuthorizationPolicy(
            metadata: metadata, selector: labels(object(spec, "selector"), "matchLabels"),
            gateways: targets.isEmpty
                ? nil : targets.filter { string($0, "kind") == "Gateway" }.compactMap { string($0, "name") },
            action: choice(spec, "action") ?? .allow, rules: objects(spec, "rules") { $0.accessRule($1) },
            isDryRun: metadata.annotations["istio.io/dry-run"] == "true")
    }

    private mutating func accessRule(_ node: Int) -> AuthorizationPolicy.Rule {
        AuthorizationPolicy.Rule(
            from: objects(node, "from").map { items(object($0, "source"), Self.sources) },
            to: objects(node, "to").map { items(object($0, "operation"), Self.operations) },
            when: objects(node, "when").flatMap { condition($0) })
    }

    private typealias Member = (name: MemberName, negation: MemberName, attribute: AuthorizationPolicy.Attribute)

    private static let token = AuthorizationPolicy.Attribute.unstated("the token of the request", ofRequest: true)
    private static let address = AuthorizationPolicy.Attribute.unstated("the caller's address", ofRequest: false)

    private static let sources: [Member] = [
        ("principals", "notPrincipals", .principal), ("requestPrincipals", "notRequestPrincipals", token),
        ("namespaces", "notNamespaces", .namespace), ("serviceAccounts", "notServiceAccounts", .serviceAccount),
        ("trustDomains", "notTrustDomains", .trustDomain), ("ipBlocks", "notIpBlocks", address),
        ("remoteIpBlocks", "notRemoteIpBlocks", address),
    ]

    private static let operations: [Member] = [
        ("hosts", "notHosts", .host), ("ports", "notPorts", .port), ("methods", "notMethods", .method),
        ("paths", "notPaths", .path),
    ]

    private mutating func items(_ node: Int?, _ members: [Member]) -> [AuthorizationPolicy.Item] {
        var result: [AuthorizationPolicy.Item] = []
        for (name, negation, attribute) in members {
            let values = strings(node, name)
            if !values.isEmpty { result.append(.init(attribute, values)) }
            let others = strings(node, negation)
            if !others.isEmpty { result.append(.init(attribute, others, isNegated: true)) }
        }
        return result
    }

    private mutating func condition(_ node: Int) -> [AuthorizationPolicy.Item] {
        let key = string(node, "key") ?? ""
        let attribute: AuthorizationPolicy.Attribute =
            switch key {
            case "source.principal": .principal
            case "source.namespace": .namespace
            case "source.serviceAccount": .serviceAccount
            case "source.trustDomain": .trustDomain
            case "destination.port": .port
            case "connection.sni": .serverName
            default: .unstated("`\(key)`", ofRequest: key.hasPrefix("request."))
            }
        let (values, others) = (strings(node, "values"), strings(node, "notValues"))
        return (values.isEmpty ? [] : [.init(attribute, values)])
            + (others.isEmpty ? [] : [.init(attribute, others, isNegated: true)])
    }
}
