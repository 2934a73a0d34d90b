import Engine
import Foundation
import TestCertificates
import Testing

/// `caBundle` and the certificate that a webhook presents.
@Suite("The certificate of a webhook")
struct WebhookCertificateTests {
    private static let authority = TestCertificate.authority()

    private func answer(bundle: TestCertificate?, presents certificate: TestCertificate) throws -> Answer {
        let bundle = bundle.map { "caBundle: \(Data($0.text.utf8).base64EncodedString()), " } ?? ""
        return try ask(
            """
            client: {kind: kube-apiserver}
            server: {host: webhook.guard.svc, port: 443, app: {protocol: http, tls: true, certificate: "\(certificate.text.replacing("\n", with: "\\n"))"}}
            manifests:
            - {apiVersion: apps/v1, kind: Deployment, metadata: {name: webhook, namespace: guard}, spec: {template: {
                metadata: {labels: {app: webhook, sidecar.istio.io/inject: "false"}}, spec: {containers: [{name: app, image: app}]}}}}
            - {apiVersion: v1, kind: Namespace, metadata: {name: guard}}
            - {apiVersion: v1, kind: Service, metadata: {name: webhook, namespace: guard}, spec: {
                selector: {app: webhook}, ports: [{port: 443, targetPort: 9443, name: https}]}}
            - {apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, metadata: {name: guard}, webhooks: [
                {name: guard.example.com, clientConfig: {\(bundle)service: {namespace: guard, name: webhook}}}]}
            """)
    }

    @Test("is looked at by the bundle, and for the Service's name without the cluster's domain")
    func bundle() throws {
        let good = TestCertificate.server("webhook.guard.svc", by: Self.authority)
        #expect(try answer(bundle: Self.authority, presents: good).verdict == .tls)
        let other = try answer(bundle: TestCertificate.authority(), presents: good)
        #expect(other.told == "2 upstream-certificate-verification")
        #expect(other.findings.contains { $0.code.number == "LEG2303" })
        let name = TestCertificate.server("webhook.guard.svc.cluster.local", by: Self.authority)
        #expect(try answer(bundle: Self.authority, presents: name).findings.contains { $0.code.number == "LEG2302" })
        #expect(try answer(bundle: nil, presents: good).verdict == .tls)
    }
}
