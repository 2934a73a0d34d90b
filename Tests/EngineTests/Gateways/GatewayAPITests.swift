import Engine
import Testing

/// `ambient-gateway-authz.md`, sections B.2 and B.3: the kinds of the Kubernetes Gateway API.
@Suite("The Kubernetes Gateway API")
struct GatewayAPITests {
    private let works = "tls 2.1 tls 2.2 mutual-tls 3 plaintext"

    @Test("a listener that terminates is a server with SIMPLE, and its pods are Istio's")
    func terminates() throws { #expect(try ListenerScene().told() == works) }

    @Test(
        "the options of a listener are the modes of a server",
        arguments: [
            ("MUTUAL", "2.1 gateway-requires-client-certificate"),
            ("ISTIO_MUTUAL", "2.1 gateway-tls-handshake-foreign"),
            ("OPTIONAL_MUTUAL", "tls 2.1 tls 2.2 mutual-tls 3 plaintext"),
        ])
    func options(mode: String, told: String) throws {
        var scene = ListenerScene()
        scene.listener = ListenerScene.https.replacing(
            "mode: Terminate,", with: "mode: Terminate, options: {gateway.istio.io/tls-terminate-mode: \(mode)},")
        #expect(try scene.told() == told)
    }

    @Test("an HTTP listener takes HTTPRoutes, and redirects as they say")
    func http() throws {
        var scene = ListenerScene(listener: "{name: http, port: 80, protocol: HTTP}", port: 80)
        scene.request = "{protocol: http1, tls: false}"
        #expect(try scene.told() == "plaintext 2.1 plaintext 2.2 mutual-tls 3 plaintext")
        scene.routes = ListenerScene.http("{filters: [{type: RequestRedirect, requestRedirect: {scheme: https}}]}")
        #expect(try scene.told() == "2.1 gateway-redirects-to-https")
    }

    @Test("a listener that passes TLS on takes TLSRoutes alone")
    func passthrough() throws {
        var scene = ListenerScene(
            listener: "{name: tls, port: 443, protocol: TLS, tls: {mode: Passthrough}}",
            routes: ListenerScene.route("TLSRoute", "{backendRefs: [{name: orders, port: 80}]}"),
            application: "{protocol: http, tls: true}", servicePort: "{name: https, port: 80, targetPort: 8443}")
        #expect(try scene.told() == "tls 2.1 tls 2.2 mutual-tls 3 tls")
        scene.routes = ListenerScene.http()
        #expect(try scene.told() == "2.1 gateway-no-listener")
    }

    @Test("a listener that ends TLS takes TCPRoutes")
    func tcp() throws {
        let scene = ListenerScene(
            listener: "{name: tls, port: 443, protocol: TLS, tls: {mode: Terminate, certificateRefs: [{name: cert}]}}",
            routes: ListenerScene.route("TCPRoute", "{backendRefs: [{name: orders, port: 80}]}"),
            servicePort: "{name: tcp, port: 80, targetPort: 8080}")
        #expect(try scene.told() == works)
    }

    @Test(
        "a route attaches by name, section and port",
        arguments: [
            ("{name: public, sectionName: https}", true), ("{name: public, port: 443}", true),
            ("{name: public, sectionName: http}", false), ("{name: public, namespace: other}", false),
            ("{name: private}", false),
        ])
    func attaches(parent: String, isAttached: Bool) throws {
        let told = try ListenerScene(routes: ListenerScene.http(parent: parent)).told()
        #expect(told == (isAttached ? works : "2.1 gateway-no-route"))
    }

    @Test("another namespace's Service needs a ReferenceGrant")
    func grants() throws {
        var scene = ListenerScene(
            routes: """
                {apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: {name: shop, namespace: other}, spec: {
                  parentRefs: [{name: public, namespace: shop}], rules: [{backendRefs: [{name: orders, namespace: shop, port: 80}]}]}}
                """)
        scene.listener = ListenerScene.https.replacing(
            "{name: https,", with: "{name: https, allowedRoutes: {namespaces: {from: All}},")
        #expect(try scene.told() == "2.1 client-cluster-not-found")
        #expect(try scene.answer().failure?.symptoms.map(\.text) == ["HTTP 500", "500 NC cluster_not_found"])
        scene.more = """
            - {apiVersion: gateway.networking.k8s.io/v1beta1, kind: ReferenceGrant, metadata: {name: g, namespace: shop}, spec: {
                from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: other}], to: [{group: "", kind: Service}]}}
            """
        #expect(try scene.told() == works)
        scene.listener = ListenerScene.https
        #expect(try scene.told() == "2.1 gateway-no-route")
    }

    @Test("a BackendTLSPolicy is SIMPLE towards its Service, and replaces auto mTLS")
    func backendTLS() throws {
        var scene = ListenerScene(application: "{protocol: http, tls: true}", isInjected: false)
        #expect(try scene.told() == "2.2 server-app-expects-tls")
        scene.more = """
            - {apiVersion: gateway.networking.k8s.io/v1, kind: BackendTLSPolicy, metadata: {name: orders, namespace: shop}, spec: {
                targetRefs: [{group: "", kind: Service, name: orders}], validation: {hostname: orders.example.com, wellKnownCACertificates: System}}}
            """
        #expect(try scene.told() == "tls 2.1 tls 2.2 tls")
        scene.isInjected = true
        #expect(try scene.told() == "2.2 server-no-filter-chain-foreign-tls")
    }

    @Test("a route without a backend leads nowhere")
    func noBackend() throws {
        #expect(
            try ListenerScene(routes: ListenerScene.http("{backendRefs: []}")).told() == "2.1 client-cluster-not-found")
        let withoutShare = ListenerScene.http("{backendRefs: [{name: orders, port: 80, weight: 0}]}")
        #expect(try ListenerScene(routes: withoutShare).told() == "2.1 client-cluster-not-found")
    }

    @Test("another controller's Gateway is none of Istio's")
    func otherClass() throws {
        var scene = ListenerScene()
        scene.more = """
            - {apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {name: other, namespace: shop}, spec: {
                gatewayClassName: nginx, listeners: [{name: http, port: 81, protocol: HTTP}]}}
            """
        scene.port = 81
        #expect(try scene.told() == "2.1 gateway-no-listener")
    }
}
