import Engine

/// A client outside the mesh, a gateway that Istio made for a Gateway of the Gateway API, and `orders` behind it.
struct ListenerScene {
    var listener = Self.https
    var routes = Self.http()
    var port = 443
    var host = "shop.example.com"
    var request = "{protocol: http1, tls: true}"
    var application = "{protocol: http, tls: false}"
    var servicePort = "{name: http, port: 80, targetPort: 8080}"
    var isInjected = true
    /// Labels of the Gateway, and further members of its `spec`.
    var labels = ""
    var settings = ""
    var more = ""

    static let https =
        "{name: https, port: 443, protocol: HTTPS, hostname: shop.example.com, tls: {mode: Terminate, certificateRefs: [{name: cert}]}}"

    static func http(
        _ rule: String = "{backendRefs: [{name: orders, port: 80}]}", parent: String = "{name: public}"
    )
        -> String
    {
        route("HTTPRoute", rule, parent: parent)
    }

    static func route(_ kind: String, _ rule: String, parent: String = "{name: public}") -> String {
        """
        {apiVersion: gateway.networking.k8s.io/v1, kind: \(kind), metadata: {name: shop, namespace: shop}, spec: {
          parentRefs: [\(parent)], \(kind == "TCPRoute" ? "" : "hostnames: [shop.example.com], ")rules: [\(rule)]}}
        """
    }

    func told() throws -> String { try answer().told }

    func answer() throws -> Answer {
        try ask(
            """
            client: {kind: external}
            via: {namespace: shop, workload: public}
            server: {host: \(host), port: \(port), app: \(application)}
            request: \(request)
            manifests:
            - {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}}}
            - {apiVersion: v1, kind: Namespace, metadata: {name: other, labels: {istio-injection: enabled}}}
            - {apiVersion: apps/v1, kind: Deployment, metadata: {name: orders, namespace: shop}, spec: {template: {
                metadata: {labels: {app: orders, sidecar.istio.io/inject: "\(isInjected)"}}, spec: {containers: [{name: app, image: a}]}}}}
            - {apiVersion: v1, kind: Service, metadata: {name: orders, namespace: shop}, spec: {selector: {app: orders}, ports: [\(servicePort)]}}
            - {apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {name: public, namespace: shop, labels: {\(labels)}}, spec: {
                gatewayClassName: istio, \(settings)listeners: [\(listener)]}}
            - \(routes)
            \(more)
            """)
    }
}
