import Foundation
import Model
import Testing

@testable import Manifests

struct QuestionReadingTests {
    private let yaml = """
        name: web calls orders
        client: {namespace: shop, workload: web}
        server: {host: orders.shop.svc.cluster.local, port: 8443, app: {protocol: http, tls: true}}
        request: {protocol: http1, tls: false}
        policies:
          peerAuthentication: STRICT
        manifests: |
          apiVersion: v1
          kind: Namespace
          metadata: {name: shop, labels: {istio-injection: enabled}}
          ---
          apiVersion: v1
          kind: Service
          metadata:
            name: orders
            namespace: shop
          spec:
            selector: {app: orders}
            ports: [{port: 8443, name: https, targetPort: 443}]
        """

    @Test func `a question reads the same from YAML and from JSON`() throws {
        let one = QuestionReading.read(Array(yaml.utf8), as: .yaml)
        #expect(one.faults == [])
        let other = QuestionReading.read(one.asked, as: .json)
        #expect(other.faults == [])
        #expect(one.question == other.question)
        #expect(one.asked == other.asked)
        let question = try #require(one.question)
        #expect(question.client == .workload(WorkloadName(namespace: "shop", name: "web"), nil))
        #expect(question.server.target == .host("orders.shop.svc.cluster.local", port: 8443))
        #expect(question.call.statesTLS)
        #expect(question.policies.peerAuthentication?.namespace == .strict)
        #expect(question.manifests.services.map(\.metadata.name) == ["orders"])
        #expect(question.manifests.namespaces.first?.metadata.labels["istio-injection"] == "enabled")
    }

    @Test func `a fault inside a literal block of manifests has the line of the question`() {
        let broken = yaml.replacingOccurrences(of: "port: 8443, name", with: "port: yes, name")
        let reading = QuestionReading.read(Array(broken.utf8), as: .yaml)
        #expect(
            reading.faults == [
                Fault(
                    .wrongType, document: 2, line: 19, column: 20, pointer: "/spec/ports/0/port",
                    detail: "expected a whole number, found `yes`, which YAML reads as `true`")
            ])
    }
}
