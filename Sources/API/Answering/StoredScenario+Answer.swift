import Engine
import Model
import Rendering
import ScenarioStore

extension StoredScenario {
    /// An answered question as it is kept: the answer as it was given, with its number, its time and the question.
    init(_ answered: AnsweredQuestion, id: ULID) {
        let header = Report.Header(id: "\(id)", createdAt: DateTime.text(id.milliseconds))
        self.init(
            id: id, name: answered.question.name,
            labels: answered.question.labels.entries.map { Label(key: $0.key, value: $0.value) },
            verdict: answered.answer.verdict.rawValue, codes: answered.answer.codes,
            namespaces: answered.question.namespaces, body: answered.report(header: header).json)
    }
}

extension Answer {
    /// Every code in it, each once.
    var codes: [String] {
        var codes = failure.map { [Catalogue.code(for: $0.reason).number] } ?? []
        for finding in findings where !codes.contains(finding.code.number) { codes.append(finding.code.number) }
        return codes
    }
}

extension Question {
    /// The namespaces of client and server.
    var namespaces: [String] {
        var result: [String] = []
        if case .workload(let name, _) = client { result.append(name.namespace) }
        if let namespace = serverNamespace, !result.contains(namespace) { result.append(namespace) }
        return result
    }

    private var serverNamespace: String? {
        switch server.target {
        case .described(let service): return service.namespace
        case .external: return nil
        case .host(let host, _):
            let labels = host.split(separator: ".")
            if labels.count == 1, case .workload(let name, _) = client { return name.namespace }
            let isOfCluster = labels.count == 2 || labels.dropFirst(2).first == "svc"
            return isOfCluster ? String(labels[1]) : nil
        }
    }
}
