import Engine
import Testing

/// Callers that are no workload of the mesh, against a STRICT port with a sidecar before it.
@Suite("Callers outside the mesh")
struct OutsiderTests {
    private func answer(_ kind: String, annotations: String = "{}", tls: Bool = false) throws -> Answer {
        try ask(
            """
            client: {kind: \(kind)}
            server: {host: orders.shop.svc.cluster.local, port: 80, app: {protocol: http, tls: \(tls)}}
            request: {protocol: http1, tls: \(tls)}
            manifests: |
              apiVersion: v1
              kind: Namespace
              metadata: {name: shop, labels: {istio-injection: enabled}}
              ---
              apiVersion: apps/v1
              kind: Deployment
              metadata: {name: orders, namespace: shop}
              spec:
                selector: {matchLabels: {app: orders}}
                template:
                  metadata: {labels: {app: orders}, annotations: \(annotations)}
                  spec: {containers: [{name: app, image: app}]}
              ---
              apiVersion: v1
              kind: Service
              metadata: {name: orders, namespace: shop}
              spec: {selector: {app: orders}, ports: [{name: http, port: 80}]}
              ---
              apiVersion: security.istio.io/v1
              kind: PeerAuthentication
              metadata: {name: default, namespace: shop}
              spec: {mtls: {mode: STRICT}}
            """)
    }

    @Test("the kubelet's probes go to the agent, whatever the policy says", arguments: [false, true])
    func probes(tls: Bool) throws {
        let answer = try answer("kubelet", tls: tls)
        #expect(answer.verdict == .plaintext)
        #expect(answer.legs.map(\.number) == [2, 3])
        #expect(answer.legs[0].transport == .plaintext)
        #expect(answer.legs[1].transport == (tls ? .tls : .plaintext))
    }

    @Test("probes that are not rewritten meet the policy")
    func unrewritten() throws {
        let answer = try answer("kubelet", annotations: #"{sidecar.istio.io/rewriteAppHTTPProbers: "false"}"#)
        #expect(answer.failure?.reason == .serverNoFilterChainPlaintext)
    }

    @Test(
        "others are refused in the clear, and their TLS is asked for a certificate of the mesh",
        arguments: ["external", "prometheus", "kube-apiserver"])
    func refused(kind: String) throws {
        #expect(try answer(kind).failure?.reason == .serverNoFilterChainPlaintext)
        #expect(try answer(kind, tls: true).failure?.reason == .serverTLSHandshakeForeign)
    }
}
