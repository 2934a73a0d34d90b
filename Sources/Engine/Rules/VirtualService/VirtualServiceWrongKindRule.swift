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
        let mesh = context.mesh
        let ports = covered(by: service, in: mesh).flatMap { mesh.services[$0].ports }
        guard !ports.isEmpty else { return [] }
        return Kind.allCases.compactMap { kind in
            guard isUsed(kind, in: service.source), !ports.contains(where: { kind.acts(on: $0.declared.class) }) else {
                return nil
            }
            let declared = Set(ports.map(\.declared.rawValue)).sorted().map { "`\($0)`" }.joined(separator: ", ")
            return Finding(
                code: .virtualServiceWrongKind,
                message: "`\(kind.rawValue)` routes are not read for ports that count as \(declared)",
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

    private static func covered(by service: MeshVirtualService, in mesh: Mesh) -> [Int] {
        service.hosts.flatMap { host in
            Host.isWildcard(host)
                ? mesh.services.indices.filter { Host.matches(pattern: host, name: mesh.services[$0].host) }
                : Array(mesh.services(host: host))
        }
    }
}
