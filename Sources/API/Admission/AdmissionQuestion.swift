import Engine
import Manifests
import Model
import Rendering
import ScenarioStore

/// The question under which a decision is kept: the worst of the calls, with the objects that decide it after the change.
///
/// The whole mesh would be kept with every decision otherwise. Whether the part decides as the whole does is tried, not
/// assumed: the caller compares.
struct AdmissionQuestion: Sendable {
    let review: AdmissionReview
    let change: CallChange
    let before: Matrix
    let written: WrittenObjects
    let decision: AdmissionDecision.Outcome

    /// How much of the mesh goes along.
    enum Extent: CaseIterable {
        /// As `pair`, and of rules and routes only those for the host.
        case call
        /// The two, and what decides for others in their namespaces, in that of the change, and in the root namespace.
        case pair
        /// What stands in these namespaces.
        case namespaces
        /// Also what decides for others, wherever it stands.
        case everywhere
    }

    /// The question, compact JSON.
    func json(_ extent: Extent) -> [UInt8] {
        let question = before.lastingQuestion(change.client, change.server)
        var text = JSONText(capacity: 1 << 16)
        text.object { text in
            text.key("name")
            let words = "admission of \(review.request.operation.rawValue) \(review.request.reference)".prefix(200)
            text.value(String(words))
            text.key("labels")
            text.object { write(labels: &$0) }
            text.key("client")
            change.client.write(to: &text)
            if let gateway = change.server.gateway {
                text.key("via")
                MatrixClient.workload(gateway).write(to: &text)
            }
            text.key("server")
            text.object { text in
                text.key("host")
                text.value(change.server.host)
                text.key("port")
                text.value(change.server.port)
                question.server.application.writeMember(to: &text)
            }
            question.call.writeMember(to: &text)
            text.key("manifests")
            text.array(manifests(extent)) { $0.raw($1) }
        }
        return text.bytes
    }

    private func write(labels text: inout JSONText) {
        let values = [
            ("uid", review.request.uid), ("mesh", review.mesh), ("decision", decision.rawValue),
            ("operation", review.request.operation.rawValue),
        ]
        for (key, value) in values where LabelForm.isValue(value) {
            text.key(named: key)
            text.value(value)
        }
    }

    private func manifests(_ extent: Extent) -> [[UInt8]] {
        let mesh = before.mesh
        let root = mesh.settings.rootNamespace
        let places: [String?] = [
            change.client.workload?.namespace, before.mesh.namespace(ofHost: change.server.host), root,
            change.server.gateway?.namespace, review.request.reference.namespace,
        ]
        let namespaces = Set(places.compactMap { $0 })
        var references = before.policies(
            in: extent == .everywhere ? nil : namespaces, for: extent == .call ? change.server.host : nil)
        references += before.namespaces(namespaces)
        switch extent {
        case .call, .pair: references += before.objects(of: change.client, change.server)
        case .namespaces, .everywhere: references += before.residents(of: namespaces)
        }
        if case .applied(let reading) = review.request.object {
            references += reading.objects.references.filter { !references.contains($0) }
        }
        let maps = ["istio-system", root].map {
            ObjectReference(kind: "ConfigMap", namespace: $0, name: "istio")
        }
        let gone = review.request.operation == .delete ? review.request.reference : nil
        return (maps.prefix(root == "istio-system" ? 1 : 2) + references).filter { $0 != gone }
            .compactMap(written.text)
    }
}
