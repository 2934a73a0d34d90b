import Manifests
import Model
import Testing

@Suite("Webhooks and aggregated APIs")
struct WebhookTests {
    private func webhooks(_ yaml: String) throws -> [Webhook] {
        let reading = ManifestReading.read(Array(yaml.utf8), as: .yaml)
        #expect(reading.faults == [])
        return reading.objects.webhooks
    }

    @Test(
        "every webhook of an admission configuration is a call of its own",
        arguments: [Webhook.Kind.validating, .mutating])
    func admission(kind: Webhook.Kind) throws {
        let found = try webhooks(
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: \(kind.rawValue)
            metadata: {name: guard}
            webhooks:
            - name: pods.guard.example
              failurePolicy: Ignore
              clientConfig: {caBundle: Zm9v, service: {namespace: guard, name: webhook, path: /pods, port: 8443}}
            - name: nodes.guard.example
              clientConfig: {service: {namespace: guard, name: webhook}}
            - name: outside.guard.example
              clientConfig: {caBundle: Zm9v, url: "https://guard.example:9443/outside"}
            """)
        #expect(found.map(\.name) == ["pods.guard.example", "nodes.guard.example", "outside.guard.example"])
        #expect(
            found.map(\.target) == [
                .service(namespace: "guard", name: "webhook", port: 8443),
                .service(namespace: "guard", name: "webhook", port: 443), .url(host: "guard.example", port: 9443),
            ])
        #expect(found.map(\.trust) == [.caBundle, .systemRoots, .caBundle])
        #expect(found.map(\.failurePolicy) == [.ignore, .fail, .fail])
        #expect(
            found.map(\.pointer) == [
                "/webhooks/0/clientConfig/service", "/webhooks/1/clientConfig/service",
                "/webhooks/2/clientConfig/url",
            ])
        #expect(found.allSatisfy { $0.reference == ObjectReference(kind: kind.rawValue, namespace: "", name: "guard") })
    }

    @Test("a CustomResourceDefinition is one where it converts by a webhook")
    func conversion() throws {
        let found = try webhooks(
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: things.example}
            spec:
              conversion:
                strategy: Webhook
                webhook: {clientConfig: {caBundle: Zm9v, service: {namespace: guard, name: webhook}}}
            ---
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: plain.example}
            spec: {conversion: {strategy: None}}
            """)
        #expect(found.map(\.name) == ["things.example"])
        #expect(found.first?.pointer == "/spec/conversion/webhook/clientConfig/service")
    }

    @Test("an APIService is one where another server serves its group")
    func aggregatedAPI() throws {
        let yaml = """
            apiVersion: apiregistration.k8s.io/v1
            kind: APIService
            metadata: {name: v1.metrics.example}
            spec: {group: metrics.example, insecureSkipTLSVerify: true, service: {namespace: guard, name: metrics}}
            ---
            apiVersion: apiregistration.k8s.io/v1
            kind: APIService
            metadata: {name: v1.apps}
            spec: {group: apps}
            """
        let found = try webhooks(yaml)
        #expect(found.map(\.name) == ["v1.metrics.example"])
        #expect(found.first?.trust == .unverified)
        #expect(found.first?.pointer == "/spec/service")
        let objects = ManifestReading.read(Array(yaml.utf8), as: .yaml).objects
        #expect(objects.notConsidered.map(\.name) == ["v1.apps"])
    }

    @Test("a configuration that is given twice is a fault, whatever namespaces it names")
    func repeated() {
        let yaml = """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata: {name: guard, namespace: a}
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata: {name: guard, namespace: b}
            """
        #expect(ManifestReading.read(Array(yaml.utf8), as: .yaml).faults.map(\.kind) == [.duplicateObject])
    }
}
