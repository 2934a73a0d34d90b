import Engine
import Model
import Rendering
import ScenarioStore

extension StoredScenario {
    /// An answer as it is kept: as it was given, with its number and its time before, and the question behind.
    ///
    /// - Parameter given: in the form `withQuestion`.
    init(_ given: GivenAnswer, id: ULID) {
        self.init(
            id: id, name: given.facts.name, labels: given.facts.labels, verdict: given.facts.verdict.rawValue,
            codes: given.facts.codes, namespaces: given.facts.namespaces,
            head: Array("{\"id\":\"\(id)\",\"createdAt\":\"\(DateTime.text(id.milliseconds))\",".utf8),
            content: given.content ?? ScenarioContent(json: given.json))
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
