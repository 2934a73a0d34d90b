package import Model

/// An object after a change, in three forms.
package struct EditedObject: Hashable, Sendable {
    /// What `kubectl apply` takes.
    package var yaml: String
    /// RFC 6902, compact JSON; nil for an object that is new.
    package var patch: [UInt8]?
    /// From the object's text before, or from nothing, to `yaml`.
    package var diff: String
}

extension ManifestReading {
    /// An object of the manifests after edits; nil where they have no such object.
    ///
    /// A text in YAML is changed in place: its comments, its quotes and the order of its members stay. Where that cannot be
    /// done (aliases, an object inside brackets), and where it came as JSON, it is written anew.
    package func edited(_ resource: ObjectReference, by edits: [ObjectEdit]) -> EditedObject? {
        guard let found = object(resource) else { return nil }
        let before = tree(of: found)
        var after = before
        after.apply(edits)
        let operations = before.operations(to: after)
        if let source = document.source(of: Int(found.node)), Tree.read(yaml: source) == before,
            let edited = YAMLEditor.edit(source, operations), Tree.read(yaml: edited) == after
        {
            return EditedObject(resource, from: source, to: edited, operations)
        }
        return EditedObject(resource, from: YAMLWriter.bytes(before), to: YAMLWriter.bytes(after), operations)
    }
}

extension QuestionReading {
    /// An object of the question after edits; nil where its manifests have no such object.
    package func edited(_ resource: ObjectReference, _ base: ObjectBase, by edits: [ObjectEdit]) -> EditedObject? {
        EditedObject(resource, base, by: edits) { manifests?.edited(resource, by: edits) }
    }
}

extension EditedObject {
    /// - Parameter written: the object after the edits, where it stands in a text.
    package init?(
        _ resource: ObjectReference, _ base: ObjectBase, by edits: [ObjectEdit], written: () -> EditedObject?
    ) {
        switch base {
        case .written:
            guard let object = written() else { return nil }
            self = object
        case .described(let text): self.init(resource, from: Tree(text), by: edits)
        case .created(let text):
            var after = Tree(text)
            after.apply(edits)
            let text = YAMLWriter.write(after)
            self.init(
                yaml: text, patch: nil, diff: UnifiedDiff.text(from: nil, to: text, path: resource.fileName))
        }
    }

    /// An object that has no text to keep.
    package init(_ resource: ObjectReference, from before: Tree, by edits: [ObjectEdit]) {
        var after = before
        after.apply(edits)
        self.init(
            resource, from: YAMLWriter.bytes(before), to: YAMLWriter.bytes(after), before.operations(to: after))
    }

    fileprivate init(
        _ resource: ObjectReference, from before: [UInt8], to after: [UInt8], _ operations: [TreeOperation]
    ) {
        let (before, after) = (PrivateKeyMask.masked(before), PrivateKeyMask.masked(after))
        self.init(
            yaml: String(decoding: after, as: UTF8.self), patch: PrivateKeyMask.masked(TreeOperation.patch(operations)),
            diff: UnifiedDiff.text(from: before, to: after, path: resource.fileName))
    }
}

extension ObjectReference {
    /// `shop/service-orders.yaml`: names come from the input, so what is no part of a file's name becomes `_`.
    fileprivate var fileName: String {
        let folder = namespace.isEmpty ? "" : "\(Self.safe(namespace))/"
        return "\(folder)\(Self.safe(kind.lowercased()))-\(Self.safe(name)).yaml"
    }

    private static func safe(_ name: String) -> String {
        let isSafe: (Unicode.Scalar) -> Bool = { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_": true
            default: false
            }
        }
        if name.unicodeScalars.allSatisfy(isSafe) { return name }
        // What looks like one character is one.
        return String(name.map { $0.unicodeScalars.count == 1 && $0.unicodeScalars.allSatisfy(isSafe) ? $0 : "_" })
    }
}
