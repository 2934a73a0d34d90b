import Engine
import Model
import Testing

/// The kube-apiserver as the client of a webhook behind a sidecar, by the port's declaration and the mode.
@Suite("Webhooks behind a sidecar")
struct WebhookTests {
    private func answer(port: String, mode: String, kind: String, annotations: String = "{}") throws -> Answer {
        try ask(
            """
            client: {kind: kube-apiserver}
            server: {host: webhook.guard.svc, port: 443}
            manifests: |
              apiVersion: v1
              kind: Namespace
              metadata: {name: guard, labels: {istio-injection: enabled}}
              ---
              apiVersion: apps/v1
              kind: Deployment
              metadata: {name: webhook, namespace: guard}
              spec:
                selector: {matchLabels: {app: webhook}}
                template:
                  metadata: {labels: {app: webhook}, annotations: \(annotations)}
                  spec: {containers: [{name: app, image: app}]}
              ---
              apiVersion: v1
              kind: Service
              metadata: {name: webhook, namespace: guard}
              spec: {selector: {app: webhook}, ports: [{port: 443, targetPort: 9443, name: "\(port)"}]}
              ---
              apiVersion: security.istio.io/v1
              kind: PeerAuthentication
              metadata: {name: default, namespace: guard}
              spec: {mtls: {mode: \(mode)}}
              ---
            \(Self.configurations[kind] ?? "")
            """)
    }

    static let configurations = [
        "ValidatingWebhookConfiguration": admission("ValidatingWebhookConfiguration"),
        "MutatingWebhookConfiguration": admission("MutatingWebhookConfiguration"),
        "CustomResourceDefinition": """
          apiVersion: apiextensions.k8s.io/v1
          kind: CustomResourceDefinition
          metadata: {name: guard}
          spec:
            conversion:
              strategy: Webhook
              webhook: {clientConfig: {caBundle: Zm9v, service: {namespace: guard, name: webhook}}}
        """,
        "APIService": """
          apiVersion: apiregistration.k8s.io/v1
          kind: APIService
          metadata: {name: guard}
          spec: {caBundle: Zm9v, service: {namespace: guard, name: webhook}}
        """,
    ]

    private static func admission(_ kind: String) -> String {
        """
          apiVersion: admissionregistration.k8s.io/v1
          kind: \(kind)
          metadata: {name: guard}
          webhooks:
          - {name: pods.guard.example, clientConfig: {caBundle: Zm9v, service: {namespace: guard, name: webhook}}}
        """
    }

    @Test(
        "end as the port and the mode say, over the TLS that the kube-apiserver always sends",
        arguments: [
            ("https", "PERMISSIVE", nil), ("https", "STRICT", FailureReason.serverTLSHandshakeForeign),
            ("https", "DISABLE", nil), ("", "PERMISSIVE", nil), ("", "STRICT", .serverTLSHandshakeForeign),
            ("", "DISABLE", nil), ("webhook", "PERMISSIVE", nil),
            ("http", "PERMISSIVE", .serverNoFilterChainForeignTLS),
            ("http", "STRICT", .serverTLSHandshakeForeign), ("http", "DISABLE", .serverHTTPParseError),
        ])
    func ends(port: String, mode: String, reason: FailureReason?) throws {
        let answer = try answer(port: port, mode: mode, kind: "ValidatingWebhookConfiguration")
        #expect(answer.failure?.reason == reason)
        #expect(answer.verdict == (reason == nil ? .tls : .broken))
        #expect(answer.findings.contains { $0.code.number == "LEG3207" } == (reason != nil))
    }

    @Test("name the two PKIs, and the object whose call it is", arguments: configurations.keys.sorted())
    func names(kind: String) throws {
        let works = try answer(port: "https", mode: "PERMISSIVE", kind: kind)
        let leg = try #require(works.legs.first { $0.number == 2 })
        #expect(leg.explanation.contains("two PKIs that never meet"))
        #expect(leg.explanation.contains("`caBundle` of \(kind) guard"))
        #expect(leg.explanation.contains("Istio's CA"))
        let broken = try answer(port: "https", mode: "STRICT", kind: kind)
        let finding = try #require(broken.findings.first { $0.code.number == "LEG3207" })
        #expect(finding.resource?.kind == kind)
        #expect(finding.pointer?.hasSuffix("/service") == true)
        #expect(finding.message.contains("LEG3013"))
    }

    @Test("work past the sidecar, with a warning for callers that have one")
    func excluded() throws {
        let answer = try answer(
            port: "https", mode: "STRICT", kind: "APIService",
            annotations: #"{traffic.sidecar.istio.io/excludeInboundPorts: "9443"}"#)
        #expect(answer.verdict == .tls)
        #expect(answer.findings.contains { $0.code.number == "LEG3206" && $0.code.severity == .warning })
    }
}
