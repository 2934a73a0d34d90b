import Model

extension Decoder {
    mutating func destinationRule(_ header: Header, _ metadata: consuming Metadata) -> DestinationRule {
        let spec = object(header.node, "spec")
        return DestinationRule(
            metadata: metadata, host: required(spec, "host", in: header) ?? "", exportTo: strings(spec, "exportTo"),
            workloadSelector: object(spec, "workloadSelector").map { labels($0, "matchLabels") },
            trafficPolicy: object(spec, "trafficPolicy").map { trafficPolicy($0) },
            subsets: objects(spec, "subsets") { $0.subset($1) })
    }

    /// A member of `spec` without which the object means nothing.
    mutating func required(_ spec: Int?, _ name: MemberName, in header: Header) -> String? {
        if let node = member(spec, name) { return string(node) }
        fault(spec ?? header.node, .missingMember, "\(header.kind) without a \(name); give it `spec.\(name)`")
        return nil
    }

    private mutating func subset(_ node: Int) -> DestinationRule.Subset {
        if member(node, "name") == nil { fault(node, .missingMember, "a subset without a name; give it `name`") }
        return DestinationRule.Subset(
            name: string(node, "name") ?? "", labels: labels(node, "labels"),
            trafficPolicy: object(node, "trafficPolicy").map { trafficPolicy($0) })
    }

    mutating func trafficPolicy(_ node: Int) -> TrafficPolicy {
        var levels: [TrafficPolicy.PortLevel] = []
        for level in objects(node, "portLevelSettings") {
            guard let port = integer(object(level, "port"), "number", in: Self.ports) else {
                if member(object(level, "port"), "number") == nil {
                    fault(level, .missingMember, "settings of a port without its number; give them `port: {number: …}`")
                }
                continue
            }
            levels.append(.init(port: port, settings: trafficSettings(level)))
        }
        return TrafficPolicy(settings: trafficSettings(node), portLevels: levels)
    }

    private mutating func trafficSettings(_ node: Int) -> TrafficPolicy.Settings {
        TrafficPolicy.Settings(
            tls: object(node, "tls").map { clientTLS($0) },
            loadBalancer: object(node, "loadBalancer").map {
                choice($0, "simple", LoadBalancing.self) == .passthrough ? .passthrough : .other
            },
            connectionPool: object(node, "connectionPool").map { connectionPool($0) })
    }

    private mutating func connectionPool(_ node: Int) -> TrafficPolicy.ConnectionPool {
        let http = object(node, "http")
        return TrafficPolicy.ConnectionPool(
            http2Upgrade: choice(http, "h2UpgradePolicy") ?? .default,
            usesClientProtocol: bool(http, "useClientProtocol") ?? false)
    }

    private mutating func clientTLS(_ node: Int) -> ClientTLSSettings {
        ClientTLSSettings(
            mode: choice(node, "mode") ?? .disable, clientCertificate: string(node, "clientCertificate"),
            privateKey: string(node, "privateKey"), caCertificates: string(node, "caCertificates"),
            credentialName: string(node, "credentialName"), subjectAltNames: strings(node, "subjectAltNames"),
            sni: string(node, "sni"), insecureSkipVerify: bool(node, "insecureSkipVerify") ?? false)
    }
}

/// `loadBalancer.simple`.
private enum LoadBalancing: String, CaseIterable {
    case unspecified = "UNSPECIFIED"
    case random = "RANDOM"
    case passthrough = "PASSTHROUGH"
    case roundRobin = "ROUND_ROBIN"
    case leastRequest = "LEAST_REQUEST"
    case leastConnections = "LEAST_CONN"
}
