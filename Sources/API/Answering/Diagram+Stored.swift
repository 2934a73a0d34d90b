import Engine
import Manifests
import Model
import Rendering

extension Diagram {
    /// The picture of an answer as it was stored; nil where it is none.
    init?(stored: Tree) {
        guard let verdict = stored["verdict"]?.text.flatMap(Verdict.init(rawValue:)),
            let legs = stored["legs"]?.elements?.compactMap(Leg.init(stored:)),
            legs.count == stored["legs"]?.elements?.count
        else { return nil }
        var failure: FailureNote?
        if let noted = stored["failure"], let step = noted["step"]?.text, let reason = noted["reason"]?.text,
            let code = noted["code"]?.text
        {
            failure = FailureNote(step: step, reason: reason, code: code)
        }
        let decisions = stored["decisions"]
        let gateways = [decisions].compactMap { $0 } + (decisions?["furtherGateways"]?.elements ?? [])
        self.init(
            verdict: verdict, failure: failure, legs: legs, notes: Self.notes(stored: stored),
            gateways: gateways.compactMap { Self.gateway(stored: $0["gateway"]?["workload"]) })
    }

    private static func notes(stored: Tree) -> [Hop: String] {
        var names = (client: "", server: "")
        if let question = stored["question"],
            let asked = QuestionReading.read(JSONWriter.write(question), as: .json).question
        {
            names = (asked.client.text, asked.server.text)
        }
        let policy = stored["decisions"]?["peerAuthentication"]
        var policyText: String?
        if let mode = policy?["mode"]?.text {
            let by = policy?["decidedBy"]
            let namespace = by?["namespace"]?.text ?? ""
            policyText = by?["name"]?.text.map { "\(mode) by \(namespace)/\($0)" } ?? "\(mode) (built in)"
        }
        return notes(
            client: names.client, server: names.server,
            clientTLS: stored["decisions"]?["clientTls"]?["mode"]?.text ?? "none", policy: policyText)
    }
}

extension Diagram {
    private static func gateway(stored: Tree?) -> String? {
        guard let name = stored?["name"]?.text else { return nil }
        return "\(stored?["namespace"]?.text ?? "")/\(name)"
    }
}

extension Diagram.Leg {
    fileprivate init?(stored: Tree) {
        guard let step = stored["step"]?.text, let from = stored["from"]?.text.flatMap(Hop.init(rawValue:)),
            let to = stored["to"]?.text.flatMap(Hop.init(rawValue:)),
            let medium = stored["medium"]?.text.flatMap(Medium.init(rawValue:)),
            let carries = stored["carries"]?.text.flatMap(Call.Language.init(rawValue:)),
            let visibility = stored["visibility"]?.text.flatMap(Visibility.init(rawValue:)),
            let status = stored["status"]?.text.flatMap(LegStatus.init(rawValue:))
        else { return nil }
        self.init(
            step: step, from: from, to: to, medium: medium,
            transport: stored["transport"]?.text.flatMap(Transport.init(rawValue:)),
            layers: (stored["layers"]?.elements ?? []).compactMap {
                $0["kind"]?.text.flatMap(Layer.Kind.init(rawValue:))
            },
            carries: carries, visibility: visibility, status: status)
    }
}
