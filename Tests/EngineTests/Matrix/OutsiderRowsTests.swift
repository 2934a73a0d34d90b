import Engine
import Model
import Testing

@Suite("Callers from outside the mesh have rows of a matrix")
struct OutsiderRowsTests {
    private let webhook = """
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata: {name: guard}
        webhooks:
          - name: guard.example.com
            admissionReviewVersions: [v1]
            sideEffects: None
            clientConfig: {caBundle: Zm9v, service: {namespace: shop, name: guard, port: 80}}
        """

    private func end(_ outsider: Client.Outsider, _ host: String, in mesh: Mesh) -> CallEnd? {
        Matrix(mesh).end(.outside(outsider), MatrixServer(host: "\(host).shop.svc.cluster.local", port: 80))
    }

    @Test("the kube-apiserver calls webhooks with TLS, whatever their ports declare")
    func webhooks() throws {
        let open = try mesh(namespace("shop") + app("guard", "shop", port: "web") + webhook)
        #expect(end(.kubeAPIServer, "guard", in: open)?.verdict == .tls)
        let closed = try mesh(namespace("shop") + app("guard", "shop", port: "web") + strict("shop") + webhook)
        let refused = end(.kubeAPIServer, "guard", in: closed)
        #expect(refused?.failure?.leg == 2 && refused?.failure?.reason == .serverTLSHandshakeForeign)
        #expect(end(.kubeAPIServer, "guard", in: try mesh(namespace("shop") + app("guard", "shop"))) == nil)
    }

    @Test("the kubelet's probes of a STRICT pod work, unless an annotation keeps them from being rewritten")
    func probes() throws {
        let rewritten = try mesh(namespace("shop") + app("orders", "shop") + strict("shop"))
        #expect(end(.kubelet, "orders", in: rewritten)?.verdict == .plaintext)
        let own = app(
            "orders", "shop", annotations: "{sidecar.istio.io/rewriteAppHTTPProbers: \"false\"}")
        #expect(end(.kubelet, "orders", in: try mesh(namespace("shop") + own + strict("shop")))?.verdict == .broken)
    }

    @Test("Prometheus scrapes what annotations name, past the sidecar where metrics are merged")
    func scrapes() throws {
        let scraped = "{prometheus.io/scrape: \"true\", prometheus.io/port: \"8080\"}"
        let merged = try mesh(namespace("shop") + app("orders", "shop", annotations: scraped) + strict("shop"))
        #expect(end(.prometheus, "orders", in: merged) == nil)
        let unmerged =
            "{prometheus.io/scrape: \"true\", prometheus.io/port: \"8080\", prometheus.istio.io/merge-metrics: \"false\"}"
        let own = try mesh(namespace("shop") + app("orders", "shop", annotations: unmerged) + strict("shop"))
        #expect(end(.prometheus, "orders", in: own)?.failure?.reason == .serverNoFilterChainPlaintext)
        let plain = namespace("shop", injected: "disabled") + app("orders", "shop", annotations: scraped)
        #expect(end(.prometheus, "orders", in: try mesh(plain))?.verdict == .plaintext)
    }
}
