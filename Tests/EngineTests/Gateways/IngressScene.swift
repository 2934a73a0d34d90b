import Engine
import Manifests
import Model
import Testing

/// A client outside the mesh, an ingress gateway, and `orders` behind it: each table changes what its rows are about.
struct IngressScene {
    var host = "shop.example.com"
    var port = 443
    var request = "{protocol: http1, tls: true}"
    var application = "{protocol: http, tls: false}"
    /// Of Gateway `shop/public`.
    var servers = [Self.https()]
    var selector = "{istio: ingress}"
    var hosts = "[shop.example.com]"
    var gateways = "[public]"
    /// The routes of the VirtualService.
    var routes = Self.http
    /// The port of Service `orders`.
    var servicePort = "{name: http, port: 80, targetPort: 8080}"
    var isInjected = true
    /// Further labels of the pods of `orders`, each behind a comma.
    var orders = ""
    /// `tls` of a DestinationRule for `orders`.
    var rule: String?
    /// The mode of a PeerAuthentication of namespace `shop`.
    var mode: String?
    /// What advice has to respect.
    var requirements = "null"
    /// Further documents.
    var more = ""

    static let http = "http: [{route: [{destination: {host: orders, port: {number: 80}}}]}]"
    static let tcp = "tcp: [{route: [{destination: {host: orders, port: {number: 80}}}]}]"
    static let sni =
        "tls: [{match: [{sniHosts: [shop.example.com]}], route: [{destination: {host: orders, port: {number: 80}}}]}]"
    static let plain = server("HTTP", 80)

    static func https(_ mode: String = "SIMPLE", hosts: String = "[shop.example.com]") -> String {
        server("HTTPS", 443, mode, hosts: hosts)
    }

    static func server(
        _ protocolName: String, _ port: Int, _ mode: String? = nil, hosts: String = "[shop.example.com]"
    ) -> String {
        let credential = mode.map { ["SIMPLE", "MUTUAL", "OPTIONAL_MUTUAL"].contains($0) } ?? false
        let tls = mode.map { ", tls: {mode: \($0)\(credential ? ", credentialName: cert" : "")}" } ?? ""
        return "{hosts: \(hosts), port: {number: \(port), name: s\(port), protocol: \(protocolName)}\(tls)}"
    }

    /// - Parameter at: when certificates are looked at.
    func answer(at: String? = nil) throws -> Answer { try ask((at.map { "at: \($0)\n" } ?? "") + question) }

    /// The codes of gateways that the rules over the whole mesh find, in order.
    func codes() throws -> [String] {
        let read = try #require(QuestionReading.read(Array(question.utf8), as: .yaml).question)
        return MeshRules.findings(of: try Subject(read).mesh).map(\.code.number).filter { $0.hasPrefix("LEG4") }
    }

    /// The objects, as a whole mesh has them.
    func objects() throws -> Objects {
        let read = try #require(QuestionReading.read(Array(question.utf8), as: .yaml).question)
        return try Subject(read).mesh.written
    }

    private var question: String {
        var documents = [
            "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}}}",
            "{apiVersion: v1, kind: Namespace, metadata: {name: istio-ingress}}",
            """
            {apiVersion: apps/v1, kind: Deployment, metadata: {name: gateway, namespace: istio-ingress}, spec: {template: {
              metadata: {labels: {istio: ingress}, annotations: {inject.istio.io/templates: gateway}},
              spec: {serviceAccountName: gateway, containers: [{name: istio-proxy, image: auto}]}}}}
            """,
            """
            {apiVersion: v1, kind: Service, metadata: {name: gateway, namespace: istio-ingress}, spec: {
              selector: {istio: ingress}, ports: [{name: http, port: 80, targetPort: 8080}, {name: https, port: 443, targetPort: 8443}]}}
            """,
            """
            {apiVersion: apps/v1, kind: Deployment, metadata: {name: orders, namespace: shop}, spec: {template: {
              metadata: {labels: {app: orders, sidecar.istio.io/inject: "\(isInjected)"\(orders)}},
              spec: {serviceAccountName: orders, containers: [{name: app, image: orders}]}}}}
            """,
            """
            {apiVersion: v1, kind: Service, metadata: {name: orders, namespace: shop}, spec: {selector: {app: orders}, ports: [\(servicePort)]}}
            """,
            """
            {apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: public, namespace: shop}, spec: {
              selector: \(selector), servers: [\(servers.joined(separator: ", "))]}}
            """,
            """
            {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: shop, namespace: shop}, spec: {
              hosts: \(hosts), gateways: \(gateways), \(routes)}}
            """,
        ]
        if let rule {
            documents.append(
                """
                {apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: orders, namespace: shop}, spec: {
                  host: orders.shop.svc.cluster.local, trafficPolicy: {tls: \(rule)}}}
                """)
        }
        if let mode {
            documents.append(
                """
                {apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: default, namespace: shop}, spec: {mtls: {mode: \(mode)}}}
                """)
        }
        if !more.isEmpty { documents.append(more) }
        return """
            client: {kind: external}
            via: {namespace: istio-ingress, workload: gateway}
            server: {host: \(host), port: \(port), app: \(application)}
            request: \(request)
            requirements: \(requirements)
            manifests: [\(documents.joined(separator: ",\n"))]
            """
    }
}

extension Answer {
    /// `tls 2.1 tls 2.2 mutual-tls 3 plaintext`, or `2.1 gateway-no-route`.
    var told: String {
        if let failure { return "\(failure.step.rawValue) \(failure.reason.rawValue)" }
        let steps = legs.compactMap { leg in leg.transport.map { "\(leg.step.rawValue) \($0.rawValue)" } }
        return ([verdict.rawValue] + steps).joined(separator: " ")
    }
}
