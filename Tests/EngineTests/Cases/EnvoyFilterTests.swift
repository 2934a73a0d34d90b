import Engine
import Testing

/// The one patch that is understood: TLS from a server's sidecar to its own application.
@Suite("EnvoyFilter on the inbound cluster")
struct EnvoyFilterTests {
    private func call(
        match: String, selector: String = "", namespace: String = "shop", operation: String = "MERGE", tls: Bool = true
    ) throws -> Answer {
        try ask(
            """
            client: {namespace: store, workload: web, dataplane: sidecar}
            server:
              namespace: shop
              service: orders
              dataplane: sidecar
              port: {number: 443, name: http, targetPort: 8443}
              app: {protocol: http, tls: \(tls)}
            request: {protocol: http1, tls: false}
            manifests: |
              apiVersion: networking.istio.io/v1alpha3
              kind: EnvoyFilter
              metadata: {name: tls, namespace: \(namespace)}
              spec:
                \(selector)
                configPatches:
                - applyTo: CLUSTER
                  match: {\(match)}
                  patch:
                    operation: \(operation)
                    value:
                      transport_socket:
                        name: envoy.transport_sockets.tls
                        typed_config:
                          "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext
            """)
    }

    @Test(
        "it reaches an application that expects TLS",
        arguments: [
            "context: SIDECAR_INBOUND", "context: SIDECAR_INBOUND, cluster: {portNumber: 8443}",
            "context: SIDECAR_INBOUND, cluster: {name: inbound|8443||}", "context: ANY",
            "context: SIDECAR_INBOUND, cluster: {service: orders.shop.svc.cluster.local, portNumber: 8443}",
        ])
    func reaches(match: String) throws {
        let answer = try call(match: match)
        #expect(answer.verdict == .mutualTLS)
        #expect(answer.legs.last?.transport == .tls)
        #expect(try call(match: match, tls: false).failure?.reason == .serverAppExpectsPlaintext)
    }

    @Test(
        "it is not for this cluster",
        arguments: [
            "context: SIDECAR_OUTBOUND", "context: GATEWAY", "context: SIDECAR_INBOUND, cluster: {portNumber: 443}",
            "context: SIDECAR_INBOUND, cluster: {name: inbound|443||}",
            "context: SIDECAR_INBOUND, cluster: {service: other.shop.svc.cluster.local}",
            "context: SIDECAR_INBOUND, cluster: {subset: v1}",
            "context: SIDECAR_INBOUND, cluster: {name: InboundPassthroughCluster}",
        ])
    func misses(match: String) throws {
        #expect(try call(match: match).failure?.reason == .serverAppExpectsTLS)
    }

    @Test("its selector, its namespace and its operation decide, too")
    func scope() throws {
        let match = "context: SIDECAR_INBOUND"
        let other = "workloadSelector: {labels: {app: other}}"
        #expect(try call(match: match, selector: other).failure?.reason == .serverAppExpectsTLS)
        #expect(try call(match: match, namespace: "store").failure?.reason == .serverAppExpectsTLS)
        #expect(try call(match: match, namespace: "istio-system").verdict == .mutualTLS)
        #expect(try call(match: match, operation: "REMOVE").failure?.reason == .serverAppExpectsTLS)
    }

    @Test(
        "a port that nobody declares has a cluster without a number",
        arguments: [
            ("context: SIDECAR_INBOUND", true), ("context: SIDECAR_INBOUND, cluster: {portNumber: 9443}", false),
            ("context: SIDECAR_INBOUND, cluster: {name: InboundPassthroughCluster}", true),
        ])
    func undeclared(match: String, reaches: Bool) throws {
        let answer = try ask(
            """
            client: {kind: external}
            server: {host: 10.1.0.9, port: 9443, app: {protocol: http, tls: true}}
            request: {protocol: http1, tls: false}
            manifests: |
              apiVersion: v1
              kind: Namespace
              metadata: {name: shop, labels: {istio-injection: enabled}}
              ---
              apiVersion: v1
              kind: Pod
              metadata: {name: orders, namespace: shop}
              spec: {containers: [{name: app, image: app}]}
              status: {podIP: 10.1.0.9}
              ---
              apiVersion: networking.istio.io/v1alpha3
              kind: EnvoyFilter
              metadata: {name: tls, namespace: shop}
              spec:
                configPatches:
                - applyTo: CLUSTER
                  match: {\(match)}
                  patch:
                    operation: MERGE
                    value:
                      transport_socket:
                        typed_config:
                          "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext
            """)
        #expect(answer.verdict == (reaches ? .plaintext : .broken))
    }
}
