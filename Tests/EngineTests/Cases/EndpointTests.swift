import Engine
import Model
import Testing
@Suite("Workloads behind one name that differ")
struct EndpointTests {
    private func answer(rule: String) throws -> Answer {
        try ask(
            """
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {host: orders.shop, port: 80, app: {protocol: http, tls: false}}
            request: {protocol: http1, tls: false}
            manifests: |
              apiVersion: apps/v1
              kind: Deployment
              metadata: {name: new, namespace: shop}
              spec:
                selector: {matchLabels: {app: orders}}
                template:
                  metadata: {labels: {app: orders}}
                  spec: {containers: [{name: app, image: app}]}
              ---
              apiVersion: apps/v1
              kind: Deployment
              metadata: {name: old, namespace: shop}
              spec:
                selector: {matchLabels: {app: orders}}
                template:
                  metadata: {labels: {app: orders, sidecar.istio.io/inject: "false"}}
                  spec: {containers: [{name: app, image: app}]}
              ---
              apiVersion: v1
              kind: Service
              metadata: {name: orders, namespace: shop}
              spec: {selector: {app: orders}, ports: [{name: http, port: 80}]}
            \(rule)
            """)
    }

    @Test("each is answered, and the worst is the answer")
    func worst() throws {
        let answer = try answer(rule: "")
        #expect(answer.verdict == .plaintext)
        #expect(answer.endpoints.map(\.workload.name) == ["new", "old"])
        #expect(answer.endpoints.map(\.verdict) == [.mutualTLS, .plaintext])
        #expect(answer.findings.first?.code.number == "LEG2102")
    }

    @Test("Istio mTLS that is forced breaks those without a sidecar")
    func forced() throws {
        let answer = try answer(rule: "policies: {destinationRule: ISTIO_MUTUAL}")
        #expect(answer.verdict == .broken)
        #expect(answer.failure?.reason == .endpointWithoutSidecarForcedMTLS)
        #expect(answer.endpoints.map(\.verdict) == [.mutualTLS, .broken])
        #expect(answer.remediations.first?.verdictAfter == .mutualTLS)
        #expect(answer.remediations.allSatisfy { $0.verdictAfter.works })
    }
}
