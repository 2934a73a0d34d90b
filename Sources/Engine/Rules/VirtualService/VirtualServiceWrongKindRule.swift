import Model

/// Routes act only on ports of their own kind: `http` on HTTP, `tls` on TLS, `tcp` on all other bytes.
enum VirtualServiceWrongKindRule {
    private enum Kind: String, CaseIterable {
        case http, tls, tcp

        func acts(on class: PortProtocol.Class) -> Bool {
            switch `class` {
            case .http1, .http2: self == .http
            case .auto: self != .tls
            case .tcp: self == .tcp
            case .tls: self == .tls
            case .udp: false
            }
        }
    }

    @Sendable static func findings(on service: MeshVirtualService, in context: RuleContext) -> [Finding] {
        // What is for a gateway as well may be meant for its servers.
        guard service.source.gateways.allSatisfy({ $0 == "mesh" }) else { return [] }
        let declared = declared(by: service, in: context.mesh)
        guard !declared.isEmpty else { return [] }
        return Kind.allCases.compactMap { kind in
            guard isUsed(kind, in: service.source), !declared.contains(where: { kind.acts(on: $0.class) }) else {
                return nil
            }
            let words = Set(declared.map(\.rawValue)).sorted().map { "`\($0)`" }.joined(separator: ", ")
            return Finding(
                code: .virtualServiceWrongKind,
                message: "`\(kind.rawValue)` routes are not read for ports that count as \(words)",
                resource: service.source.reference, pointer: "/spec/\(kind.rawValue)")
        }
    }

    private static func isUsed(_ kind: Kind, in service: VirtualService) -> Bool {
        switch kind {
        case .http: !service.http.isEmpty
        case .tls: !service.tls.isEmpty
        case .tcp: !service.tcp.isEmpty
        }
    }

    /// What the ports of the services declare that it covers.
    private static func declared(by service: MeshVirtualService, in mesh: Mesh) -> [PortProtocol] {
        var result: [PortProtocol] = []
        func add(_ place: Int) {
            for port in mesh.services[place].ports { result.append(port.declared) }
        }
        for host in service.hosts {
            if Host.isWildcard(host) {
                for place in mesh.services.indices where Host.matches(pattern: host, name: mesh.services[place].host) {
                    add(place)
                }
            } else {
                mesh.services(host: host).forEach(add)
            }
        }
        return result
    }
}
