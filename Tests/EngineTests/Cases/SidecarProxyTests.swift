import Engine
import Testing

/// Sidecars that lead what they do not know to a host of their own, or are forward proxies themselves.
@Suite("Sidecars as forward proxies")
struct SidecarProxyTests {
    private static let egress =
        "outboundTrafficPolicy: {mode: ALLOW_ANY, egressProxy: {host: proxy.egress.svc.cluster.local, port: {number: 80}}}"

    @Test("an `egressProxy` takes what the sidecar does not know, and nothing else")
    func egressProxy() throws {
        #expect(try Self.answer(Self.egress).verdict == .mutualTLS)
        let unknown = try Self.answer(Self.egress, host: "elsewhere.example.org")
        #expect(unknown.verdict == .undetermined)
        #expect(unknown.missing.contains { $0.contains("egressProxy") })
    }

    @Test(
        "an `egressProxy` that the sidecar has no cluster for, or that has no pods, ends the call",
        arguments: [
            ("host: nobody.egress.svc.cluster.local, port: {number: 80}", "1 NC"),
            ("host: proxy, port: {number: 80}", "1 NC"),
            ("host: proxy.egress.svc.cluster.local, port: {number: 81}", "1 NC"),
            ("host: proxy.egress.svc.cluster.local, subset: v1, port: {number: 80}", "1 NC"),
            ("host: empty.egress.svc.cluster.local, port: {number: 80}", "1 no endpoint"),
        ])
    func missing(proxy: String, end: String) throws {
        let sidecar = "outboundTrafficPolicy: {mode: ALLOW_ANY, egressProxy: {\(proxy)}}"
        #expect(try Self.answer(sidecar, host: "elsewhere.example.org").short == end)
        #expect(try Self.answer(sidecar).verdict == .mutualTLS)
    }

    @Test("what the proxy's sidecar refuses, no proxy leads on")
    func refused() throws {
        let policies = """
            - {apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: a, namespace: egress}, spec: {mtls: {mode: STRICT}}}
            - {apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: a, namespace: egress}, spec: {host: proxy, trafficPolicy: {tls: {mode: DISABLE}}}}
            """
        #expect(try Self.answer(Self.egress, host: "elsewhere.example.org", more: policies).short == "2 NR")
    }

    @Test(
        "an egress listener of HTTP_PROXY leads by the URL of the request, which no question says",
        arguments: [
            ("port: {number: 80, protocol: HTTP_PROXY, name: p}", true),
            ("port: {number: 80, protocol: http_proxy, name: p}, bind: 127.0.0.1", false),
            ("port: {number: 81, protocol: HTTP_PROXY, name: p}", false),
            ("port: {number: 80, protocol: HTTP_PROXY, name: p}, captureMode: NONE", false),
            ("port: {number: 80, protocol: HTTP, name: p}", false),
        ])
    func httpProxy(listener: String, isOpen: Bool) throws {
        let answer = try Self.answer("egress: [{\(listener), hosts: ['*/*']}, {hosts: ['*/*']}]")
        #expect(answer.verdict == (isOpen ? .undetermined : .mutualTLS))
        #expect(answer.missing.contains { $0.contains("HTTP_PROXY") } == isOpen)
    }

    private static func answer(_ sidecar: String, host: String = "orders.egress", more: String = "") throws -> Answer {
        try ask(
            """
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {host: \(host), port: 80, app: {protocol: http, tls: false}}
            request: {protocol: http1, tls: false}
            manifests:
            - {apiVersion: v1, kind: Namespace, metadata: {name: egress, labels: {istio-injection: enabled}}}
            - {apiVersion: v1, kind: Pod, metadata: {name: proxy, namespace: egress, labels: {app: proxy}}, spec: {containers: [{name: app, image: a}]}}
            - {apiVersion: v1, kind: Service, metadata: {name: proxy, namespace: egress}, spec: {selector: {app: proxy}, ports: [{name: http, port: 80}]}}
            - {apiVersion: v1, kind: Service, metadata: {name: orders, namespace: egress}, spec: {selector: {app: proxy}, ports: [{name: http, port: 80}]}}
            - {apiVersion: v1, kind: Service, metadata: {name: empty, namespace: egress}, spec: {selector: {app: empty}, ports: [{name: http, port: 80}]}}
            - {apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {name: web, namespace: shop}, spec: {\(sidecar)}}
            \(more)
            """)
    }
}
