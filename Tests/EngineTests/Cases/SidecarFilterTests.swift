import Engine
import Testing

/// What an EnvoyFilter makes of what a client's sidecar does outbound is not read: where it may matter, the answer is left open.
@Suite("EnvoyFilters of a client's sidecar")
struct SidecarFilterTests {
    private static func filter(
        _ match: String, _ target: String = "HTTP_FILTER", operation: String = "INSERT_BEFORE",
        namespace: String = "shop", selection: String = "workloadSelector: {labels: {app: web}}"
    ) -> String {
        "- "
            + envoyFilter(
                "own", in: namespace, selection, applyTo: target, match: match, operation: operation)
    }

    static let relevant = [
        filter("context: SIDECAR_OUTBOUND", operation: "MERGE"), filter("context: ANY", operation: "REMOVE"),
        filter("context: SIDECAR_OUTBOUND", "NETWORK_FILTER"),
        filter("context: SIDECAR_OUTBOUND, listener: {portNumber: 80}", "LISTENER", operation: "MERGE"),
        filter("context: SIDECAR_OUTBOUND", "NETWORK_FILTER", operation: "MERGE"),
        filter("context: SIDECAR_OUTBOUND", "CLUSTER", operation: "MERGE"),
        filter(
            "context: SIDECAR_OUTBOUND, cluster: {service: orders.pay.svc.cluster.local}", "CLUSTER",
            operation: "REMOVE"),
        filter("context: SIDECAR_OUTBOUND, cluster: {portNumber: 80}", "CLUSTER", operation: "MERGE"),
        filter(
            "context: SIDECAR_OUTBOUND, cluster: {name: outbound|80||orders.pay.svc.cluster.local}", "CLUSTER",
            operation: "MERGE"),
        filter("context: SIDECAR_OUTBOUND", operation: "MERGE", namespace: "istio-system", selection: "priority: 1"),
    ]

    @Test("leave it open how a call ends that they may change, and are named", arguments: relevant)
    func open(filter: String) throws {
        let answer = try Self.answer(filter)
        #expect(answer.verdict == .undetermined && answer.missing.count == 1)
        #expect(answer.missing.first?.contains("/own changes at the client's sidecar") == true, "\(answer.missing)")
        #expect(answer.missing.first?.contains("works (`mutual-tls`)") == true, "\(answer.missing)")
    }

    static let irrelevant = [
        filter("context: SIDECAR_INBOUND"), filter("context: GATEWAY"),
        filter("context: SIDECAR_OUTBOUND, listener: {portNumber: 8080}", "LISTENER", operation: "MERGE"),
        filter("context: ANY, routeConfiguration: {gateway: shop/other}", "VIRTUAL_HOST", operation: "MERGE"),
        filter("context: SIDECAR_OUTBOUND", "CLUSTER", operation: "ADD"),
        filter(
            "context: SIDECAR_OUTBOUND, cluster: {service: cart.pay.svc.cluster.local}", "CLUSTER", operation: "MERGE"),
        filter("context: SIDECAR_OUTBOUND, cluster: {portNumber: 9090}", "CLUSTER", operation: "MERGE"),
        filter("context: ANY, cluster: {name: inbound|8080||}", "CLUSTER", operation: "MERGE"),
        filter("context: SIDECAR_OUTBOUND", selection: "workloadSelector: {labels: {app: orders}}"),
        filter("context: SIDECAR_OUTBOUND", namespace: "pay"),
        filter("context: SIDECAR_OUTBOUND", selection: "targetRefs: [{kind: Gateway, name: other}]"),
        filter("context: SIDECAR_OUTBOUND", selection: "targetRefs: [{kind: Service, name: orders}]"),
    ]

    @Test("change nothing where they act elsewhere", arguments: irrelevant)
    func elsewhere(filter: String) throws {
        #expect(try Self.answer(filter).verdict == .mutualTLS)
    }

    @Test("that only add a filter are taken to let calls pass, which the answer says")
    func added() throws {
        let added = Self.filter("context: SIDECAR_OUTBOUND")
        let answer = try Self.answer(added)
        #expect(answer.verdict == .mutualTLS)
        #expect(answer.assumptions.contains { $0.contains("EnvoyFilter shop/own adds") }, "\(answer.assumptions)")
        #expect(try !Self.answer(added, port: "tcp").assumptions.contains { $0.contains("EnvoyFilter") })
    }

    @Test("of requests change nothing where none are read, and nothing without a sidecar")
    func unread() throws {
        let requests = Self.filter("context: SIDECAR_OUTBOUND", operation: "MERGE")
        #expect(try Self.answer(requests, port: "tcp").verdict == .mutualTLS)
        #expect(try Self.answer(requests, dataplane: "none").verdict == .plaintext)
        let listeners = Self.filter("context: SIDECAR_OUTBOUND", "FILTER_CHAIN", operation: "MERGE")
        #expect(try Self.answer(listeners, port: "tcp").verdict == .undetermined)
    }

    @Test(
        "of clusters are for PassthroughCluster where they name it, or none",
        arguments: [
            ("", true), (", cluster: {name: PassthroughCluster}", true), (", cluster: {portNumber: 9999}", false),
            (", cluster: {service: orders.pay.svc.cluster.local}", false),
        ])
    func passthrough(match: String, isOpen: Bool) throws {
        let filter = Self.filter("context: SIDECAR_OUTBOUND\(match)", "CLUSTER", operation: "MERGE")
        #expect(try Self.answer(filter, host: "other.example.com").verdict == (isOpen ? .undetermined : .plaintext))
    }

    @Test("leave a call that breaks open too, and say how")
    func broken() throws {
        let closed =
            "- {apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {name: web, namespace: shop}, spec: {outboundTrafficPolicy: {mode: REGISTRY_ONLY}}}\n"
        let answer = try Self.answer(
            closed + Self.filter("context: SIDECAR_OUTBOUND", "LISTENER", operation: "MERGE"),
            host: "other.example.com",
            port: "tcp")
        #expect(answer.missing.first?.contains("breaks (`client-blackhole`)") == true, "\(answer.missing)")
    }

    private static func answer(
        _ documents: String, host: String = "orders.pay", port: String = "http", dataplane: String = "sidecar"
    ) throws -> Answer {
        try ask(
            """
            client: {namespace: shop, workload: web, dataplane: \(dataplane), labels: {app: web}}
            server: {host: \(host), port: 80, app: {protocol: \(port), tls: false}}
            request: {protocol: \(port == "tcp" ? "tcp" : "http1"), tls: false}
            manifests:
            - {apiVersion: v1, kind: Namespace, metadata: {name: pay, labels: {istio-injection: enabled}}}
            - {apiVersion: v1, kind: Pod, metadata: {name: orders, namespace: pay, labels: {app: orders}}, spec: {containers: [{name: app, image: a}]}}
            - {apiVersion: v1, kind: Service, metadata: {name: orders, namespace: pay}, spec: {selector: {app: orders}, ports: [{name: \(port), port: 80, targetPort: 8080}]}}
            \(documents)
            """)
    }
}
