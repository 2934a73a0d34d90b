import Engine
import Manifests
import Model
import Testing

/// Gateways that lead one to the next, `hop-1`, `hop-2` and so on, and from the last to a host outside the mesh.
struct GatewayChainScene {
    /// The application speaks HTTPS, and the gateways are led to by SNI.
    var isHTTPS = false
    /// The one server of each gateway; empty for none.
    var servers = [Self.server("HTTP", 80), Self.server("HTTP", 80)]
    /// `tls` of the DestinationRules for each gateway's Service, and for the host outside.
    var rules: [String?] = [nil, nil, nil]
    var isRoutedAtLast = true
    /// Whether the host outside takes TLS; nil for what its port declares.
    var takesTLS: Bool?
    /// The last gateway leads to the first instead.
    var leadsBack = false
    /// A client outside the mesh calls the first gateway.
    var comesFromOutside = false
    /// Further documents.
    var more = ""

    static func server(_ protocolName: String, _ port: Int, _ mode: String? = nil, hosts: String = #"["*"]"#) -> String
    {
        let credential = mode == "SIMPLE" ? ", credentialName: cert" : ""
        let tls = mode.map { ", tls: {mode: \($0)\(credential)}" } ?? ""
        return "{hosts: \(hosts), port: {number: \(port), name: s, protocol: \(protocolName)}\(tls)}"
    }

    func answer() throws -> Answer { try ask(question) }

    /// The objects, as a whole mesh has them.
    func objects() throws -> Objects {
        let read = try #require(QuestionReading.read(Array(question.utf8), as: .yaml).question)
        return try Subject(read).mesh.written
    }

    /// The port of a gateway's Service that leads to its server; of the host outside for the one behind the last.
    private func port(_ hop: Int) -> Int {
        let server = hop < servers.count ? servers[hop] : ""
        if hop == servers.count { return rules[hop] != nil || isHTTPS ? 443 : 80 }
        return server.contains("number: 443") ? 443 : 80
    }

    private func route(from hop: Int) -> String? {
        let isLast = hop == servers.count - 1
        if isLast && !isRoutedAtLast { return nil }
        let next = isLast && leadsBack ? 0 : hop + 1
        let destination =
            next == servers.count ? "api.partner.com" : "hop.hop-\(next + 1).svc.cluster.local"
        let to = "route: [{destination: {host: \(destination), port: {number: \(port(next))}}}]"
        let from = hop < 0 ? "gateways: [mesh], port: \(isHTTPS ? 443 : 80)" : "gateways: [hop-\(hop + 1)/hop]"
        return "{match: [{\(from)\(isHTTPS && !ends(hop) ? ", sniHosts: [api.partner.com]" : "")}], \(to)}"
    }

    private func ends(_ hop: Int) -> Bool { hop >= 0 && servers[hop].contains("ISTIO_MUTUAL") }

    private var question: String {
        let hops = servers.indices
        var documents = [
            "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}}}",
            """
            {apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: partner, namespace: shop}, spec: {
              hosts: [api.partner.com], location: MESH_EXTERNAL, resolution: DNS,
              ports: [{number: 80, name: http, protocol: HTTP}, {number: 443, name: tls, protocol: TLS}]}}
            """,
        ]
        for hop in hops {
            let namespace = "hop-\(hop + 1)"
            documents += [
                "{apiVersion: v1, kind: Namespace, metadata: {name: \(namespace)}}",
                """
                {apiVersion: apps/v1, kind: Deployment, metadata: {name: hop, namespace: \(namespace)}, spec: {template: {
                  metadata: {labels: {istio: \(namespace)}, annotations: {inject.istio.io/templates: gateway}},
                  spec: {serviceAccountName: hop, containers: [{name: istio-proxy, image: auto}]}}}}
                """,
                """
                {apiVersion: v1, kind: Service, metadata: {name: hop, namespace: \(namespace)}, spec: {
                  selector: {istio: \(namespace)}, ports: [{name: http, port: 80, targetPort: 8080}, {name: tls, port: 443, targetPort: 8443}]}}
                """,
                """
                {apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: hop, namespace: \(namespace)}, spec: {
                  selector: {istio: \(namespace)}, servers: [\(servers[hop])]}}
                """,
            ]
        }
        let routes = ([-1] + hops).filter { $0 >= 0 || !comesFromOutside }
        func kind(_ hop: Int) -> String { !isHTTPS ? "http" : ends(hop) ? "tcp" : "tls" }
        let sections = Set(routes.map(kind)).sorted().map { name in
            "\(name): [\(routes.filter { kind($0) == name }.compactMap(route).joined(separator: ", "))]"
        }
        documents.append(
            """
            {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: partner, namespace: shop}, spec: {
              hosts: [api.partner.com], gateways: [mesh, \(hops.map { "hop-\($0 + 1)/hop" }.joined(separator: ", "))],
              \(sections.joined(separator: ", "))}}
            """)
        for (hop, rule) in rules.enumerated() {
            guard let rule else { continue }
            let isLast = hop == servers.count
            let policy = isLast ? "{portLevelSettings: [{port: {number: 443}, tls: \(rule)}]}" : "{tls: \(rule)}"
            documents.append(
                """
                {apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: rule, namespace: \(isLast ? "shop" : "hop-\(hop + 1)")}, spec: {
                  host: \(isLast ? "api.partner.com" : "hop.hop-\(hop + 1).svc.cluster.local"), trafficPolicy: \(policy)}}
                """)
        }
        if !more.isEmpty { documents.append(more) }
        let client =
            comesFromOutside
            ? "client: {kind: external}\nvia: {namespace: hop-1, workload: hop}"
            : "client: {namespace: shop, workload: web, dataplane: sidecar}"
        let dialled = comesFromOutside ? port(0) : isHTTPS ? 443 : 80
        let isTLS = isHTTPS || comesFromOutside && dialled == 443
        return """
            \(client)
            server: {host: api.partner.com, port: \(dialled), app: {protocol: http, tls: \(takesTLS ?? (port(servers.count) == 443))}}
            request: {protocol: http1, tls: \(isTLS)}
            manifests: [\(documents.joined(separator: ",\n"))]
            """
    }
}
