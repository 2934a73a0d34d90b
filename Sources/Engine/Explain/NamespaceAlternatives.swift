import Model

/// What a call would come to, were a Namespace that is not given labelled for injection or not.
struct NamespaceAlternatives {
    let question: Question
    let subject: Subject
    let namespace: String

    /// `with sidecars there: mutual-tls; without: broken (server-no-filter-chain-plaintext)`.
    var words: String {
        "with sidecars there: \(end(labels: ["istio-injection": "enabled"])); without: \(end(labels: []))"
    }

    private func end(labels: Labels) -> String {
        var objects = subject.mesh.objects
        objects.namespaces.append(Namespace(metadata: Metadata(name: namespace, namespace: "", labels: labels)))
        guard let settled = try? Subject(question, objects: objects) else { return Verdict.undetermined.rawValue }
        let outcome = Outcome(settled)
        guard let reason = outcome.answer.failure?.reason, outcome.verdict == .broken else {
            return outcome.verdict.rawValue
        }
        return "\(outcome.verdict.rawValue) (\(reason.rawValue))"
    }
}
