import Engine
import Manifests
import Model
import ScenarioStore

/// What a log, a metric and a list of scenarios say of an answer.
struct AnswerFacts: Sendable {
    /// `namespace/workload`, or a kind of client outside the mesh.
    let client: String
    /// `host:port`.
    let server: String
    let verdict: Verdict
    let codes: [String]
    let namespaces: [String]
    let name: String?
    let labels: [StoredScenario.Label]

    init(_ answered: AnsweredQuestion) {
        client = answered.client
        server = answered.server
        verdict = answered.answer.verdict
        codes = answered.answer.codes
        namespaces = answered.reading.question?.namespaces ?? []
        name = answered.name
        labels = answered.labels.entries.map { StoredScenario.Label(key: $0.key, value: $0.value) }
    }
}
