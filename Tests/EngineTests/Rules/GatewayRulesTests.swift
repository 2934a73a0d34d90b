import Engine
import Testing

/// What the rules say of Gateways and their VirtualServices, and what they must not take for a slip.
@Suite("Rules over gateways")
struct GatewayRulesTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let scene: IngressScene
        var codes: [String] = []

        init(_ name: String, _ codes: [String] = [], _ change: (inout IngressScene) -> Void) {
            testDescription = name
            self.codes = codes
            var scene = IngressScene()
            change(&scene)
            self.scene = scene
        }
    }

    private static func gateway(
        _ name: String, _ servers: String, namespace: String = "shop"
    ) -> String {
        """
        {apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: \(name), namespace: \(namespace)}, spec: {
          selector: {istio: ingress}, servers: [\(servers)]}}
        """
    }

    private static func route(_ name: String, _ hosts: String, _ gateways: String, _ routes: String) -> String {
        """
        {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: \(name), namespace: shop}, spec: {
          hosts: \(hosts), gateways: \(gateways), \(routes)}}
        """
    }

    static let bindings = [
        Row("as it should be") { _ in },
        Row("a Gateway of a namespace of which nothing is known") { $0.gateways = "[public, edge/public-too]" },
        Row("a slip in the name", ["LEG4301"]) { $0.gateways = "[pubic]" },
        Row("a Gateway elsewhere, by its bare name", ["LEG4301"]) {
            $0.gateways = "[public, other]"
            $0.more = gateway("other", IngressScene.https(hosts: "[api.example.com]"), namespace: "istio-ingress")
        },
        Row("a host that nobody serves", ["LEG4302"]) { $0.hosts = "[store.example.com]" },
        Row("one host of two that nobody serves", ["LEG4302"]) { $0.hosts = "[shop.example.com, store.example.com]" },
        Row("a host for the mesh beside one for the gateway") {
            $0.gateways = "[mesh, public]"
            $0.hosts = "[shop.example.com, orders.shop.svc.cluster.local]"
        },
        Row("a wildcard of either side") {
            $0.servers = [IngressScene.https(hosts: #"["*.example.com"]"#)]
        },
        Row("another namespace's host", ["LEG4302"]) {
            $0.servers = [IngressScene.https(hosts: "[store/shop.example.com]")]
        },
        Row("`exportTo` without the pods' namespace", ["LEG4303"]) {
            $0.routes = "exportTo: [shop], \(IngressScene.http)"
        },
        Row("`exportTo` with it") { $0.routes = "exportTo: [istio-ingress], \(IngressScene.http)" },
    ]

    static let kinds = [
        Row("http routes for PASSTHROUGH", ["LEG4304"]) { $0.servers = [IngressScene.https("PASSTHROUGH")] },
        Row("tls routes for SIMPLE", ["LEG4304"]) { $0.routes = IngressScene.sni },
        Row("tcp routes for HTTP", ["LEG4304"]) {
            $0.servers = [IngressScene.plain]
            $0.routes = IngressScene.tcp
        },
        Row("tcp routes for TLS that is ended") {
            $0.servers = [IngressScene.server("TLS", 443, "SIMPLE")]
            $0.routes = IngressScene.tcp
        },
        Row("both kinds for servers of both") {
            $0.servers = [IngressScene.plain, IngressScene.https("PASSTHROUGH")]
            $0.routes = "\(IngressScene.http), \(IngressScene.sni)"
        },
        Row("http routes that sidecars read too") {
            $0.gateways = "[mesh, public]"
            $0.servers = [IngressScene.https("PASSTHROUGH")]
            $0.more = route("sni", "[shop.example.com]", "[public]", IngressScene.sni)
        },
        Row("the pod's port in a match", ["LEG4305"]) {
            $0.routes = "http: [{match: [{port: 8443}], route: [{destination: {host: orders}}]}]"
        },
        Row("a match for a Gateway that is not named", ["LEG4305"]) {
            $0.routes = "http: [{match: [{gateways: [shop/other]}], route: [{destination: {host: orders}}]}]"
        },
        Row("a match for the sidecars") {
            $0.gateways = "[mesh, public]"
            $0.routes =
                "http: [{match: [{gateways: [mesh], port: 80}, {port: 443}], route: [{destination: {host: orders}}]}]"
        },
    ]

    static let servers = [
        Row("a selector that nothing has", ["LEG4401"]) { $0.selector = "{istio: egress}" },
        Row("a selector of a workload that is no gateway", ["LEG4401"]) { $0.selector = "{app: orders}" },
        Row("a port without a Service's", ["LEG4402"]) { $0.servers = [IngressScene.server("HTTPS", 8444, "SIMPLE")] },
        Row("a port of the pod that the Service leads to") {
            $0.servers = [IngressScene.server("HTTPS", 8443, "SIMPLE")]
        },
        Row("a host of two Gateways", ["LEG4403"]) { $0.more = gateway("second", IngressScene.https()) },
        Row("TLS on a port that had plaintext first", ["LEG4403"]) {
            // Of equal age, by name.
            $0.more = gateway("first", IngressScene.server("HTTP", 443, hosts: #"["*"]"#))
        },
        Row("names that Envoy cannot tell apart", ["LEG4403", "LEG4403"]) {
            $0.servers = [
                IngressScene.https(hosts: "[shop/shop.example.com]"),
                IngressScene.https(hosts: "[shop.example.com]").replacing("name: s443", with: "name: t443"),
            ]
        },
        Row("two Gateways with HTTP on one port") {
            $0.servers = [IngressScene.plain]
            $0.more = gateway("second", IngressScene.plain)
        },
    ]

    private static let second = "\(gateway("second", IngressScene.https(hosts: "[api.example.com]")))"

    static let reuse = [
        Row("one certificate for two servers", ["LEG4404", "LEG4404"]) {
            $0.more = second + ", " + route("api", "[api.example.com]", "[second]", IngressScene.http)
        },
        Row("one certificate, and routes for both at both", ["LEG4404"]) {
            // What the first server answers for both, the second does not.
            $0.servers = [IngressScene.https(hosts: #"["*.example.com"]"#)]
            $0.hosts = #"["*.example.com"]"#
            $0.more = second + ", " + route("api", "[api.example.com]", "[second, public]", IngressScene.http)
        },
        Row("two certificates") {
            $0.more =
                second.replacing("cert}", with: "other}") + ", "
                + route("api", "[api.example.com]", "[second]", IngressScene.http)
        },
        Row("one server with both hosts") {
            $0.servers = [IngressScene.https(hosts: "[shop.example.com, api.example.com]")]
            $0.more = route("api", "[api.example.com]", "[public]", IngressScene.http)
        },
        Row("a second host without routes") { $0.more = second },
    ]

    private static let redirecting = IngressScene.plain.dropLast() + ", tls: {httpsRedirect: true}}"
    private static let redirect = "redirect: {scheme: https}"

    static let redirects = [
        Row("plain HTTP to HTTPS beside it") { $0.servers = [String(redirecting), IngressScene.https()] },
        Row("a redirect on the server that has HTTPS", ["LEG4405"]) { $0.routes = "http: [{\(redirect)}]" },
        Row("a redirect on port 80 alone") {
            $0.servers = [IngressScene.plain, IngressScene.https()]
            $0.routes = "http: [{match: [{port: 80}], \(redirect)}, {route: [{destination: {host: orders}}]}]"
        },
        Row("a redirect behind a route for all of 443") {
            $0.servers = [IngressScene.plain, IngressScene.https()]
            $0.routes = "http: [{match: [{port: 443}], route: [{destination: {host: orders}}]}, {\(redirect)}]"
        },
        Row("a redirect to another host") {
            $0.routes = "http: [{redirect: {scheme: https, authority: www.example.com}}]"
        },
    ]

    static let twice = [
        Row("PASSTHROUGH, and SIMPLE to the backend", ["LEG4201", "LEG4204"]) {
            $0.servers = [IngressScene.https("PASSTHROUGH")]
            $0.routes = IngressScene.sni
            $0.servicePort = "{name: https, port: 80, targetPort: 8080}"
            $0.rule = "{mode: SIMPLE}"
        },
        Row("PASSTHROUGH, and Istio mTLS to the backend") {
            $0.servers = [IngressScene.https("PASSTHROUGH")]
            $0.routes = IngressScene.sni
            $0.rule = "{mode: ISTIO_MUTUAL}"
        },
        Row("SIMPLE to a sidecar's HTTP port", ["LEG4205"]) { $0.rule = "{mode: SIMPLE}" },
        Row("SIMPLE to a STRICT port", ["LEG4205"]) {
            $0.servicePort = "{name: https, port: 80, targetPort: 8080}"
            $0.rule = "{mode: SIMPLE}"
            $0.mode = "STRICT"
        },
        Row("SIMPLE to an application that may end it") {
            $0.servicePort = "{name: https, port: 80, targetPort: 8080}"
            $0.rule = "{mode: SIMPLE}"
        },
        Row("SIMPLE to a pod without a sidecar") {
            $0.isInjected = false
            $0.rule = "{mode: SIMPLE}"
        },
    ]

    @Test(
        "say what there is to say, and nothing of what is as it should be",
        arguments: bindings + kinds + servers + reuse + redirects + twice)
    func say(row: Row) throws {
        let codes = try row.scene.codes()
        #expect(codes == row.codes)
    }

    @Test("find a load balancer that ends TLS in front of a redirect", arguments: [true, false])
    func loadBalancer(endsTLS: Bool) throws {
        var scene = IngressScene(
            port: 80, request: "{protocol: http1, tls: false}", servers: [String(Self.redirecting)])
        let annotation = endsTLS ? "ssl-cert: arn" : "internal: \"true\""
        scene.more = """
            {apiVersion: v1, kind: Service, metadata: {name: balanced, namespace: istio-ingress, annotations: {
              service.beta.kubernetes.io/aws-load-balancer-\(annotation)}},
             spec: {selector: {istio: ingress}, ports: [{name: web, port: 8080, targetPort: 8080}]}}
            """
        #expect(try scene.codes() == (endsTLS ? ["LEG4405"] : []))
        #expect(try scene.answer().findings.contains { $0.code.number == "LEG4405" } == endsTLS)
    }

    @Test("a redirect that comes back for ever is a call that breaks")
    func loop() throws {
        let answer = try IngressScene(routes: "http: [{\(Self.redirect)}]").answer()
        #expect(answer.told == "2.1 gateway-redirects-to-https")
        #expect(answer.findings.contains { $0.code.number == "LEG4405" })
    }
}
