import Engine
import Model
import Testing

@Suite("The context of a walk")
struct SymptomContextWalkTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var client = Client.workload(
            WorkloadName(namespace: "shop", name: "web"), DescribedWorkload(dataplane: .sidecar))
        var port = Service.Port(name: "http", number: 80)
        var server = DescribedWorkload.Dataplane.sidecar
        var application = ServerApplication(language: .http1, tls: false)
        var call = Call(language: .http1, statesTLS: true)
        var mode: MutualTLSMode = .strict
        var rule: ClientTLSSettings.Mode?
        let reason: FailureReason
        let observers: [Observer]
        let first: String

        var subject: Subject {
            get throws {
                let described = DescribedService(
                    namespace: "shop", service: "orders", workload: "orders",
                    description: DescribedWorkload(dataplane: server), port: port)
                let policy = rule.map { TrafficPolicy(settings: .init(tls: ClientTLSSettings(mode: $0))) }
                return try Subject(
                    Question(
                        client: client, server: Server(target: .described(described), application: application),
                        call: call,
                        policies: PolicyShorthands(
                            peerAuthentication: .init(namespace: mode), destinationRule: policy)))
            }
        }
    }

    @Test("leads to what its observers see", arguments: cases)
    func leads(from example: Case) throws {
        let subject = try example.subject
        let walk = Outcome(subject).answer
        let failure = try #require(walk.failure)
        #expect(failure.reason == example.reason)
        let seen = Symptom.seen(failure.reason, in: SymptomContext(walk, subject: subject))
        var observers: [Observer] = []
        for symptom in seen where !observers.contains(symptom.observer) { observers.append(symptom.observer) }
        #expect(observers == example.observers)
        #expect(seen.first?.text.hasPrefix(example.first) == true, "\(seen)")
    }

    static let cases = [
        Case(
            testDescription: "plaintext of a client without a sidecar meets STRICT",
            client: .workload(
                WorkloadName(namespace: "shop", name: "web"),
                DescribedWorkload(dataplane: DescribedWorkload.Dataplane.none)),
            reason: .serverNoFilterChainPlaintext, observers: [.clientApp, .serverSidecar], first: "curl: (56)"),
        Case(
            testDescription: "DISABLE at the client meets STRICT", rule: .disable,
            reason: .serverNoFilterChainPlaintext, observers: [.clientApp, .clientSidecar, .serverSidecar],
            first: "HTTP 503"),
        Case(
            testDescription: "ISTIO_MUTUAL meets a server without a sidecar", server: .none, rule: .istioMutual,
            reason: .endpointWithoutSidecarForcedMTLS, observers: [.clientApp, .clientSidecar, .serverApp],
            first: "HTTP 503"),
        Case(
            testDescription: "two sidecars stand before an application that expects TLS",
            application: ServerApplication(language: .http1, tls: true), reason: .serverAppExpectsTLS,
            observers: [.clientApp, .clientSidecar, .serverSidecar, .serverApp], first: "HTTP 400"),
        Case(
            testDescription: "the API server calls a webhook behind STRICT", client: .outside(.kubeAPIServer),
            port: Service.Port(name: "https", number: 443), application: ServerApplication(language: .http1, tls: true),
            call: Call(language: .http1, tls: Call.TLS(), statesTLS: true), reason: .serverTLSHandshakeForeign,
            observers: [.serverSidecar, .kubeAPIServer], first: "TLS_error:|268436502"),
        Case(
            testDescription: "a client with a sidecar waits for a server that speaks first",
            application: ServerApplication(language: .serverFirst, tls: false),
            call: Call(language: .serverFirst, statesTLS: true), reason: .clientWaitsForBytes,
            observers: [.clientApp, .clientSidecar], first: "(nothing"),
    ]
}
