import API
import Foundation
import HTTPServer
import Manifests
import TestCertificates
import Testing

/// A Secret that an admission brings is looked at with the mesh that it is for.
struct AdmissionCertificateTests {
    private static let authority = TestCertificate.authority()
    private static let good = TestCertificate.server("shop.example.com", by: authority)

    private static func secret(_ certificate: TestCertificate, _ key: TestCertificate) -> String {
        let data = [("tls.crt", certificate.text), ("tls.key", key.keyText)].map {
            "\"\($0.0)\": \"\(Data($0.1.utf8).base64EncodedString())\""
        }
        return """
            {"apiVersion": "v1", "kind": "Secret", "type": "kubernetes.io/tls", "metadata": {"name": "shop", \
            "namespace": "istio-ingress"}, "data": {\(data.joined(separator: ", "))}}
            """
    }

    private static let mesh = """
        [{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop", "labels": {"istio-injection": "enabled"}}},
        {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "istio-ingress"}},
        {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "gateway", "namespace": "istio-ingress"}, "spec": {
          "template": {"metadata": {"labels": {"istio": "ingress"}, "annotations": {"inject.istio.io/templates": "gateway"}},
          "spec": {"containers": [{"name": "istio-proxy", "image": "auto"}]}}}},
        {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "gateway", "namespace": "istio-ingress"}, "spec": {
          "selector": {"istio": "ingress"}, "ports": [{"name": "https", "port": 443, "targetPort": 8443}]}},
        {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "orders", "namespace": "shop"}, "spec": {
          "template": {"metadata": {"labels": {"app": "orders"}}, "spec": {"containers": [{"name": "app", "image": "a"}]}}}},
        {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "orders", "namespace": "shop"}, "spec": {
          "selector": {"app": "orders"}, "ports": [{"name": "http", "port": 80, "targetPort": 8080}]}},
        {"apiVersion": "networking.istio.io/v1", "kind": "Gateway", "metadata": {"name": "public", "namespace": "shop"}, "spec": {
          "selector": {"istio": "ingress"}, "servers": [{"hosts": ["shop.example.com"], "port": {"number": 443, "name": "https",
          "protocol": "HTTPS"}, "tls": {"mode": "SIMPLE", "credentialName": "shop"}}]}},
        {"apiVersion": "networking.istio.io/v1", "kind": "VirtualService", "metadata": {"name": "shop", "namespace": "shop"},
          "spec": {"hosts": ["shop.example.com"], "gateways": ["public"], "http": [{"route": [{"destination": {"host": "orders"}}]}]}},
        \(secret(good, good))]
        """

    private func review(_ secret: String) throws -> (allowed: Bool, message: String) {
        let client = Client()
        let put = client.send(.put, "/v1/meshes/prod", Self.mesh, headers: Question.json)
        #expect(put.status == 201, "\(put.text)")
        let body = """
            {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "1", "operation": "UPDATE", \
            "kind": {"group": "", "version": "v1", "kind": "Secret"}, "name": "shop", "namespace": "istio-ingress", \
            "object": \(secret)}}
            """
        let answer = client.send(.post, "/v1/admission/prod?mode=deny", body, headers: Question.json)
        #expect(answer.status == 200, "\(answer.text)")
        for text in [put.text, answer.text, client.send(.get, "/v1/scenarios:export").text] {
            #expect(!text.contains("PRIVATE KEY"))
        }
        let response = answer.tree["response"]
        return (response?["allowed"] == true, response?["status"]?["message"]?.text ?? "")
    }

    @Test func `a renewed certificate is let in, and one that breaks the calls of a gateway is not`() throws {
        let renewed = TestCertificate.server("shop.example.com", by: Self.authority)
        #expect(try review(Self.secret(renewed, renewed)).allowed)
        let mismatched = try review(Self.secret(renewed, Self.good))
        #expect(!mismatched.allowed)
        #expect(mismatched.message.contains("upstream-certificate-verification"), "\(mismatched.message)")
        let other = TestCertificate.server("api.example.com", by: Self.authority)
        #expect(try !review(Self.secret(other, other)).allowed)
    }
}
