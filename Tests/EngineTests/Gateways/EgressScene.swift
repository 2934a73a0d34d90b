import Engine

/// `web` with a sidecar, an egress gateway, and a host outside the mesh.
struct EgressScene {
    var port = 80
    var request = "{protocol: http1, tls: false}"
    var application = "{protocol: http, tls: true}"
    /// The one server of Gateway `istio-egress/egress`.
    var server = #"{hosts: ["*"], port: {number: 443, name: s, protocol: HTTPS}, tls: {mode: ISTIO_MUTUAL}}"#
    /// The routes of the VirtualService, for the sidecars and for the gateway.
    var routes = http(443)
    /// `tls` of the DestinationRule for the gateway's Service.
    var toGateway: String?
    /// `tls` of the DestinationRule for the host outside, on 443.
    var toOutside: String?
    var policy = "ALLOW_ANY"

    /// Plain HTTP to a port of the gateway, and from there on to 443.
    static func http(_ port: Int, out: Int = 443, isAtGateway: Bool = true) -> String {
        let on =
            isAtGateway
            ? """
            , {match: [{gateways: [istio-egress/egress]}], route: [{destination: {host: api.partner.com, port: {number: \(out)}}}]}
            """ : ""
        return """
            http: [{match: [{gateways: [mesh], port: 80}], route: [{destination: {
              host: egress.istio-egress.svc.cluster.local, port: {number: \(port)}}}]}\(on)]
            """
    }

    /// The application's own TLS to 443 of the gateway, and from there on by this kind of route.
    static func tls(_ kind: String) -> String {
        let outside = "route: [{destination: {host: api.partner.com, port: {number: 443}}}]"
        let gateway = "gateways: [istio-egress/egress]"
        let sidecars = """
            {match: [{gateways: [mesh], port: 443, sniHosts: [api.partner.com]}], route: [{destination: {
              host: egress.istio-egress.svc.cluster.local, port: {number: 443}}}]}
            """
        switch kind {
        case "tls":
            return "tls: [\(sidecars), {match: [{\(gateway), sniHosts: [api.partner.com]}], \(outside)}]"
        case "tcp": return "tls: [\(sidecars)], tcp: [{match: [{\(gateway)}], \(outside)}]"
        default: return "tls: [\(sidecars)], http: [{match: [{\(gateway)}], \(outside)}]"
        }
    }

    /// Further documents.
    var more = ""

    func answer() throws -> Answer { try ask(question) }

    /// - Parameter at: when certificates are looked at.
    func answer(more: String, at: String) throws -> Answer {
        var scene = self
        scene.more = more
        return try ask("at: \(at)\n" + scene.question)
    }

    private var question: String {
        var documents = [
            "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}}}",
            "{apiVersion: v1, kind: Namespace, metadata: {name: istio-egress}}",
            """
            {apiVersion: apps/v1, kind: Deployment, metadata: {name: egress, namespace: istio-egress}, spec: {template: {
              metadata: {labels: {istio: egress}, annotations: {inject.istio.io/templates: gateway}},
              spec: {serviceAccountName: egress, containers: [{name: istio-proxy, image: auto}]}}}}
            """,
            """
            {apiVersion: v1, kind: Service, metadata: {name: egress, namespace: istio-egress}, spec: {
              selector: {istio: egress}, ports: [{name: http, port: 80, targetPort: 8080}, {name: tls, port: 443, targetPort: 8443}]}}
            """,
            """
            {apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: partner, namespace: shop}, spec: {
              hosts: [api.partner.com], location: MESH_EXTERNAL, resolution: DNS,
              ports: [{number: 80, name: http, protocol: HTTP}, {number: 443, name: tls, protocol: TLS}]}}
            """,
            """
            {apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: egress, namespace: istio-egress}, spec: {
              selector: {istio: egress}, servers: [\(server)]}}
            """,
            """
            {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: partner, namespace: shop}, spec: {
              hosts: [api.partner.com], gateways: [mesh, istio-egress/egress], \(routes)}}
            """,
        ]
        for (host, tls) in [("egress.istio-egress.svc.cluster.local", toGateway), ("api.partner.com", toOutside)] {
            guard let tls else { continue }
            let policy =
                host == "api.partner.com"
                ? "{portLevelSettings: [{port: {number: 443}, tls: \(tls)}]}" : "{tls: \(tls)}"
            documents.append(
                """
                {apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: to-\(host.prefix(3)), namespace: shop}, spec: {
                  host: \(host), trafficPolicy: \(policy)}}
                """)
        }
        if !more.isEmpty { documents.append(more) }
        return """
            mesh: {outboundTrafficPolicy: \(policy)}
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {host: api.partner.com, port: \(port), app: \(application)}
            request: \(request)
            manifests: [\(documents.joined(separator: ",\n"))]
            """
    }
}
