import Engine
import Testing

/// What an EnvoyFilter makes of a gateway is not read: where it may matter, the answer is left open.
@Suite("EnvoyFilters of a gateway")
struct GatewayFilterTests {
    private static func filter(
        _ match: String, _ target: String = "HTTP_FILTER", operation: String = "INSERT_BEFORE",
        namespace: String = "istio-ingress", selection: String = "workloadSelector: {labels: {istio: ingress}}"
    ) -> String {
        envoyFilter("edge", in: namespace, selection, applyTo: target, match: match, operation: operation)
    }

    static let relevant = [
        filter("context: GATEWAY", operation: "MERGE"),
        filter("context: ANY", operation: "REMOVE"),
        filter("context: GATEWAY", "NETWORK_FILTER"),
        filter("context: GATEWAY, listener: {portNumber: 8443}", "LISTENER", operation: "MERGE"),
        filter("context: GATEWAY", "NETWORK_FILTER", operation: "MERGE"),
        filter("context: GATEWAY, routeConfiguration: {gateway: shop/public}", "VIRTUAL_HOST", operation: "MERGE"),
        filter("context: GATEWAY", "CLUSTER", operation: "MERGE"),
        filter("context: GATEWAY, cluster: {service: orders.shop.svc.cluster.local}", "CLUSTER", operation: "REMOVE"),
        filter("context: GATEWAY", operation: "MERGE", namespace: "istio-system", selection: "priority: 1"),
    ]

    @Test("leave it open how a call ends that they may change, and are named", arguments: relevant)
    func open(filter: String) throws {
        let answer = try IngressScene(more: filter).answer()
        #expect(answer.verdict == .undetermined)
        #expect(answer.missing.count == 1)
        #expect(answer.missing.first?.contains("/edge changes at the gateway") == true, "\(answer.missing)")
        #expect(answer.missing.first?.contains("works (`tls`)") == true, "\(answer.missing)")
    }

    static let irrelevant = [
        filter("context: SIDECAR_INBOUND"),
        filter("context: SIDECAR_OUTBOUND"),
        filter("context: GATEWAY, listener: {portNumber: 8080}", "LISTENER", operation: "MERGE"),
        filter("context: GATEWAY, routeConfiguration: {gateway: shop/other}", "VIRTUAL_HOST", operation: "MERGE"),
        filter("context: GATEWAY", "CLUSTER", operation: "ADD"),
        filter("context: GATEWAY, cluster: {service: cart.shop.svc.cluster.local}", "CLUSTER", operation: "MERGE"),
        filter("context: GATEWAY, cluster: {portNumber: 9090}", "CLUSTER", operation: "MERGE"),
        filter("context: GATEWAY", selection: "workloadSelector: {labels: {istio: egress}}"),
        filter("context: GATEWAY", namespace: "shop"),
        filter("context: GATEWAY", selection: "targetRefs: [{kind: Gateway, name: other}]"),
    ]

    @Test("change nothing where they act elsewhere", arguments: irrelevant)
    func elsewhere(filter: String) throws {
        #expect(try IngressScene(more: filter).answer().verdict == .tls)
    }

    @Test("that only add a filter are taken to let calls pass, which the answer says")
    func added() throws {
        let answer = try IngressScene(more: Self.filter("context: GATEWAY")).answer()
        #expect(answer.verdict == .tls)
        #expect(answer.assumptions.contains { $0.contains("EnvoyFilter istio-ingress/edge adds") })
    }

    @Test("of requests change nothing where none are read")
    func unread() throws {
        var scene = IngressScene(
            application: "{protocol: http, tls: true}", servers: [IngressScene.https("PASSTHROUGH")],
            routes: IngressScene.sni, servicePort: "{name: https, port: 80, targetPort: 8080}")
        scene.more = Self.filter("context: GATEWAY", operation: "MERGE")
        #expect(try scene.answer().verdict == .tls)
        scene.more = Self.filter("context: GATEWAY", "FILTER_CHAIN", operation: "MERGE")
        #expect(try scene.answer().verdict == .undetermined)
    }

    @Test("leave a call that breaks open too, and say how")
    func broken() throws {
        let answer = try IngressScene(gateways: "[mesh]", more: Self.filter("context: GATEWAY", operation: "MERGE"))
            .answer()
        #expect(answer.verdict == .undetermined)
        #expect(answer.missing.first?.contains("breaks (`gateway-no-route`)") == true, "\(answer.missing)")
    }
}
