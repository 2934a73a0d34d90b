package import Model

/// What the Kubernetes API server asks of an admission webhook: the `request` of an AdmissionReview.
///
/// Kubernetes: `k8s.io/api/admission/v1`, `AdmissionRequest`. Members that later versions add are passed over.
package struct AdmissionRequest: Sendable {
    package enum Operation: String, Sendable, CaseIterable {
        case create = "CREATE"
        case update = "UPDATE"
        case delete = "DELETE"
        case connect = "CONNECT"
    }

    /// What becomes of the object.
    package enum Object: Sendable {
        /// It is created or replaced.
        case applied(ManifestReading)
        /// It goes, or nothing of it is said.
        case none
    }

    package let uid: String
    package let operation: Operation
    /// The object's name, with its kind.
    package let reference: ObjectReference
    /// Such as `status` or `scale`; empty for the object itself.
    package let subresource: String
    /// Whether nothing may be kept of the request.
    package let isDryRun: Bool
    /// Whether a deletion leaves what the object owns, as `kubectl delete --cascade=orphan` asks.
    package let leavesOwned: Bool
    package let object: Object

    /// Reads an AdmissionReview.
    ///
    /// - Throws: what keeps the review itself from being read; faults of its object are those of `object`.
    package init(_ bytes: [UInt8], as format: TextFormat) throws(Faults) {
        var body = try RequestBody(bytes, as: format, of: "an AdmissionReview")
        body.expect("kind", "AdmissionReview")
        body.expect("apiVersion", "admission.k8s.io/v1")
        let root = body.root
        let request = body.required(root, "request") { $0.object(root, "request") }
        let uid = body.required(request, "uid") { $0.string(request, "uid") }
        let operation = body.required(request, "operation") { $0.choice(request, "operation", Operation.self) }
        let kinds = body.decoder.object(request, "kind")
        let kind = body.required(request, "kind") { $0.string(kinds, "kind") }
        _ = body.decoder.string(kinds, "version")
        let group = body.decoder.string(kinds, "group") ?? ""
        let namespace = body.decoder.string(request, "namespace") ?? ""
        let name = body.decoder.string(request, "name") ?? ""
        subresource = body.decoder.string(request, "subResource") ?? ""
        isDryRun = body.decoder.bool(request, "dryRun") ?? false
        let options = body.decoder.object(request, "options")
        leavesOwned =
            body.decoder.string(options, "propagationPolicy") == "Orphan"
            || body.decoder.bool(options, "orphanDependents") == true
        let manifest = body.decoder.object(request, "object")
        try body.end()
        guard let uid, let operation, let kind else { throw Faults([]) }
        self.uid = uid
        self.operation = operation
        let applied = manifest.map { ManifestReading(body.decoder.document, object: $0) }
        object = applied.map(Object.applied) ?? .none
        let isInNamespace = !ClusterScope.holds(kind)
        let named = manifest.map { body.decoder.document.reference(of: ObjectNode($0, list: nil)) }
        reference = ObjectReference(
            kind: KindName.text(kind, group: group), namespace: isInNamespace ? namespace : "",
            name: name.isEmpty ? named?.name ?? "" : name)
    }
}

extension RequestBody {
    /// Makes a fault of a member that is missing.
    fileprivate mutating func required<Value>(
        _ parent: Int?, _ name: MemberName, _ read: (inout Decoder) -> Value?
    ) -> Value? {
        guard let parent else { return nil }
        if decoder.member(parent, name) == nil {
            decoder.fault(parent, .missingMember, "no `\(name)`; the API server always sends one")
        }
        return read(&decoder)
    }

    /// Makes a fault of a member that is not one word.
    fileprivate mutating func expect(_ name: MemberName, _ word: StaticString) {
        guard let node = decoder.member(root, name) else {
            return decoder.fault(root, .missingMember, "no `\(name)`; it has to be `\(word)`")
        }
        guard decoder.expect(node, .string), !decoder.document.equals(node, word) else { return }
        decoder.fault(
            node, .unknownValue, "`\(decoder.document.string(node).shortened)` is not read here; send `\(word)`")
    }
}

extension ManifestReading {
    /// One object inside a document; pointers begin at the document's root.
    fileprivate init(_ document: Document, object: Int) {
        var objects = ObjectsDecoder(Decoder(document))
        objects.read(object, root: Document.Root(node: object, number: 0))
        self.init(
            objects: objects.objects, faults: objects.decoder.faults(), document: document, nodes: objects.nodes)
    }
}
