import Engine
import Manifests
import Model
import Testing

@Suite("Simulations")
struct SimulationTests {
    /// Calls with one walk, with several, and with none that begins.
    static let calls = [
        "server: {namespace: shop, service: orders, dataplane: sidecar, port: {number: 80, name: http}}",
        """
        server: {host: orders.shop, port: 80}
        manifests:
        - {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}}}
        - {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop, labels: {app: orders}}, spec: {containers: []}}
        - {apiVersion: v1, kind: Pod, metadata: {name: b, namespace: shop, labels: {app: orders, sidecar.istio.io/inject: "false"}}, spec: {containers: []}}
        - apiVersion: v1
          kind: Service
          metadata: {name: orders, namespace: shop}
          spec: {selector: {app: orders}, ports: [{name: http, port: 80}]}
        """,
        "server: {host: elsewhere.example.org, port: 443}",
        "mesh: {outboundTrafficPolicy: REGISTRY_ONLY}\nserver: {host: elsewhere.example.org, port: 443}",
    ]

    private func simulation(_ call: String) throws -> Simulation {
        let text = "client: {namespace: shop, workload: web, dataplane: sidecar}\n\(call)\n"
        let reading = QuestionReading.read(Array(text.utf8), as: .yaml)
        return Simulation(try Subject(try #require(reading.question, "\(reading.faults)")))
    }

    @Test("a call that is decided in the memory of another one ends as by itself", arguments: calls, calls)
    func memory(first: String, second: String) throws {
        let alone = Outcome(try simulation(second))
        var outcome = Outcome(try simulation(first))
        outcome.decide(try simulation(second))
        #expect(outcome.walks == alone.walks)
        #expect(outcome.worst == alone.worst)
        #expect(outcome.verdict == alone.verdict)
        #expect(outcome.missing == alone.missing)
    }

    @Test("a call to a service with two workloads has a walk to each")
    func several() throws {
        #expect(Outcome(try simulation(Self.calls[1])).walks.count == 2)
    }
}
