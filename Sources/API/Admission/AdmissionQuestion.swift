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
    let after: Matrix
    let written: WrittenObjects
    let decision: AdmissionDecision.Outcome

    /// How much of the mesh goes along.
    enum Extent: CaseIterable {
        /// What stands in the namespaces of the two, of the change, and in the root namespace.
        case namespaces
        /// Also what decides for others, wherever it stands.
        case everywhere
    }

    /// The question, compact JSON.
    func json(_ extent: Extent) -> [UInt8] {
        let question = after.question(change.client, change.server)
        var text = JSONText(capacity: 1 << 16)
        text.object { text in
            text.key("name")
            let words = "admission of \(review.request.operation.rawValue) \(review.request.reference)".prefix(200)
            text.value(String(words))
            text.key("labels")
            text.object { write(labels: &$0) }
            text.key("client")
            change.client.write(to: &text)
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
            text.array(trees(extent)) { $0.raw(JSONWriter.write($1)) }
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

    private func trees(_ extent: Extent) -> [Tree] {
        let objects = after.mesh.written
        let root = after.mesh.settings.rootNamespace
        let places: [String?] = [
            change.client.workload?.namespace, after.mesh.namespace(ofHost: change.server.host), root,
            review.request.reference.namespace,
        ]
        let namespaces = Set(places.compactMap { $0 })
        let references = objects.references { reference, isPolicy in
            namespaces.contains(reference.namespace) || reference.namespace.isEmpty
                || (extent == .everywhere && isPolicy)
        }
        let maps = ["istio-system", root].map {
            ObjectReference(kind: "ConfigMap", namespace: $0, name: "istio")
        }
        return (maps.prefix(root == "istio-system" ? 1 : 2) + references).compactMap(written.tree)
    }
}

extension Objects {
    /// The names of those that are wanted, in the order of kinds.
    ///
    /// - Parameter isWanted: is told of each whether it decides for other objects.
    fileprivate func references(_ isWanted: (ObjectReference, Bool) -> Bool) -> [ObjectReference] {
        let policies =
            peerAuthentications.map(\.reference) + destinationRules.map(\.reference) + virtualServices.map(\.reference)
            + serviceEntries.map(\.reference) + workloadEntries.map(\.reference) + sidecars.map(\.reference)
            + envoyFilters.map(\.reference) + gateways.map(\.reference) + gatewayAPI.gateways.map(\.reference)
            + gatewayAPI.routes.map(\.reference) + gatewayAPI.grants.map(\.reference)
            + gatewayAPI.backendTLS.map(\.reference) + ingresses
            + Set(webhooks.map(\.reference)).sorted()
        let others =
            namespaces.map { ObjectReference(kind: "Namespace", namespace: "", name: $0.metadata.name) }
            + workloads.map(\.reference) + services.map(\.reference) + credentials.map(\.reference)
            + endpointSlices.map {
                ObjectReference(
                    kind: "EndpointSlice", namespace: $0.metadata.namespace, name: $0.metadata.name)
            }
        return policies.filter { isWanted($0, true) } + others.filter { isWanted($0, false) }
    }
}
