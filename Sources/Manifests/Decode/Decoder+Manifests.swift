import Model

extension Decoder {
    /// A member that holds manifests: a text of them, or a list of objects; nil where the object lacks it.
    ///
    /// - Parameter number: the document's number, for the origins of objects.
    mutating func manifests(_ parent: Int, _ name: MemberName, number: Int) -> ManifestReading? {
        guard let member = member(parent, name) else { return nil }
        switch document.kind(member) {
        case .string:
            let text = document.withBytes(member) { Array($0) }
            let outer = Document.Outer(document: document, node: member)
            let reading = ManifestReading.read(text, as: .guess(text), outer: outer)
            add(reading.faults)
            return reading
        case .array, .object:
            var objects = ObjectsDecoder(self)
            objects.read(member, root: Document.Root(node: parent, number: number))
            self = objects.decoder
            return ManifestReading(
                objects: objects.objects.take(), faults: [], document: document, nodes: objects.nodes)
        default:
            fault(
                member, .wrongType, "expected a text of manifests or a list of objects, found \(describe(member))")
            return nil
        }
    }

    /// The same of a whole cluster, of which faulty objects are left out.
    mutating func mesh(_ parent: Int, _ name: MemberName) -> MeshReading? {
        guard let member = member(parent, name) else {
            fault(parent, .missingMember, "no `\(name)`; give it a text of manifests or a list of objects")
            return nil
        }
        switch document.kind(member) {
        case .string:
            let text = document.withBytes(member) { Array($0) }
            return MeshReading.read(text, as: .guess(text), outer: Document.Outer(document: document, node: member))
        case .array, .object:
            var objects = ObjectsDecoder(Decoder(document))
            objects.decoder.checkKeys(from: member, upTo: document.next(member))
            objects.read(member, root: Document.Root(node: parent, number: 0))
            return MeshReading(objects)
        default:
            fault(
                member, .wrongType, "expected a text of manifests or a list of objects, found \(describe(member))")
            return nil
        }
    }
}
