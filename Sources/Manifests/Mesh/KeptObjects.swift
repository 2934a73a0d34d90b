package import Model

/// The text that is kept of a cluster's objects: JSON, of each object what may decide something, in order.
///
/// The order of the input leaves no trace, so that the same cluster gives the same bytes. What is secret or long and
/// decides nothing never gets into it.
package struct KeptObjects: Sendable {
    /// `{"objects": […], "ignored": […]}`.
    package let text: [UInt8]
    /// Where the objects that decide something begin, in the order of their references; then where the last one ends.
    private let places: [UInt32]
    /// By the hash of a name: the first of the objects that may have it.
    private let numbers: [Int: UInt32]

    /// - Parameter names: of the objects that decide something, as they are written.
    init(text: [UInt8], places: [UInt32], names: [ObjectReference]) {
        self.text = text
        self.places = places
        numbers = Dictionary(
            names.enumerated().map { ($1.hashValue, UInt32(truncatingIfNeeded: $0)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The text of a version, read again with its objects; nil where it is not one.
    package static func read(_ text: [UInt8]) -> (kept: KeptObjects, objects: Objects)? {
        let reading = JSONReader.readOne(text)
        let document = reading.document
        guard reading.faults.isEmpty, let root = document.roots.first?.node, document.kind(root) == .object,
            let considered = document.member(root, "objects"), let ignored = document.member(root, "ignored")
        else { return nil }
        var decoder = ObjectsDecoder(Decoder(document))
        decoder.read(considered, root: Document.Root(node: root, number: 0))
        decoder.readsNames = true
        decoder.read(ignored, root: Document.Root(node: root, number: 0))
        guard decoder.decoder.faultyNodes.isEmpty else { return nil }
        var places = document.elements(considered).map { document.nodes[$0].start }
        places.append(document.nodes[ignored].start)
        let names = document.elements(considered).map { document.reference(of: ObjectNode($0, list: nil)) }
        return (KeptObjects(text: text, places: places, names: names), decoder.objects.comparingCertificates())
    }

    /// How many objects decide something.
    package var count: Int { max(0, places.count - 1) }

    /// An object as it was written; nil where there is none of that name.
    package func tree(of reference: ObjectReference) -> Tree? {
        place(of: reference).flatMap(document)?.tree(0)
    }

    /// Its text, compact JSON.
    package func text(of reference: ObjectReference) -> [UInt8]? {
        place(of: reference).map { Array(text[range($0)]) }
    }

    private func place(of reference: ObjectReference) -> Int? {
        // With its bare kind, as it is written; two groups may have a kind of one name, and then stand side by side.
        var bare = reference
        if let dot = reference.kind.utf8.firstIndex(of: UInt8(ascii: ".")) {
            bare.kind = String(reference.kind[..<dot])
        }
        var unplaced = bare
        unplaced.namespace = ""
        let hashes = [bare.hashValue] + (bare.namespace == "default" ? [unplaced.hashValue] : [])
        for hash in hashes {
            guard let number = numbers[hash].map(Int.init) else { continue }
            for place in [number, number + 1] where place < count {
                guard let head = head(place), head.reference.isSame(as: bare),
                    KindName.text(bare.kind, group: KindName.group(ofVersion: head.version)) == reference.kind
                else { continue }
                return place
            }
        }
        return nil
    }

    /// What an object is called.
    private func head(_ place: Int) -> (version: String, reference: ObjectReference)? {
        if let head = text.withUnsafeBufferPointer({ KeptObjectHead(UnsafeBufferPointer(rebasing: $0[range(place)])) })
        {
            return (
                head.version, ObjectReference(kind: head.kind, namespace: head.namespace ?? "", name: head.name)
            )
        }
        guard let document = document(place) else { return nil }
        let version = document.member(0, "apiVersion").map(document.string) ?? ""
        return (version, document.reference(of: ObjectNode(0, list: nil)))
    }

    /// Where an object stands in the text.
    private func range(_ place: Int) -> Range<Int> {
        var end = Int(places[place + 1])
        // Behind the last object stands the name of the list that follows it, without a bracket of its own.
        while end > Int(places[place]), text[end - 1] != UInt8(ascii: "}") { end -= 1 }
        return Int(places[place])..<end
    }

    private func document(_ place: Int) -> Document? {
        let reading = JSONReader.readOne(Array(text[range(place)]))
        guard reading.faults.isEmpty, reading.document.roots.first?.node == 0, reading.document.kind(0) == .object
        else {
            return nil
        }
        return reading.document
    }
}

extension ObjectReference {
    /// Whether both name one object; an object without a namespace is in `default`.
    fileprivate func isSame(as other: ObjectReference) -> Bool {
        guard kind == other.kind, name == other.name else { return false }
        return namespace == other.namespace || (namespace.isEmpty && other.namespace == "default")
    }
}
