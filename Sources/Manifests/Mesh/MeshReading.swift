package import Model

/// The objects of a cluster, of which those that are faulty are left out.
package struct MeshReading: Sendable {
    /// How many objects of one kind there are.
    package struct Count: Hashable, Sendable {
        package let kind: String
        package let count: Int
    }

    /// What is kept of the text.
    package let kept: KeptObjects
    /// The objects that are kept and decide something, by kind.
    package let counts: [Count]
    /// The objects that decide nothing, by kind.
    package let ignored: [Count]
    /// What is wrong, in the order of the text; at most a thousand.
    package let faults: [Fault]
    /// The objects that are faulty, each once.
    package let leftOut: [ObjectReference]
    /// Whether anything of the text could be read.
    package let isReadable: Bool

    /// Reads what `kubectl get … -A -o json|yaml` prints, or an object a line.
    ///
    /// One defect among ten thousand objects must not keep the rest from being seen; it is named, so that nobody takes
    /// the rest for the whole.
    package static func read(_ bytes: [UInt8], as format: TextFormat) -> MeshReading {
        read(bytes, as: format, outer: nil)
    }

    static func read(_ bytes: [UInt8], as format: TextFormat, outer: Document.Outer?) -> MeshReading {
        let reading: TextReading =
            switch format {
            case .yaml: YAMLReader.read(bytes, outer: outer)
            case .jsonLines: JSONReader.readAll(bytes, outer: outer)
            case .json: JSONReader.readOneOrMore(bytes, outer: outer)
            }
        var decoder = Decoder(reading.document)
        decoder.add(reading.faults)
        decoder.checkKeys()
        var objects = ObjectsDecoder(decoder)
        objects.readRoots()
        return MeshReading(objects)
    }

    init(_ objects: ObjectsDecoder) {
        let document = objects.decoder.document
        let faulty = document.objects(objects.nodes, holding: objects.decoder.faultyNodes)
        let good = objects.nodes.enumerated().filter { !faulty.contains($0.offset) }.map(\.element)
        kept = KeptObjects(document, good)
        counts = Self.counts(of: good.filter(\.isConsidered), in: document)
        ignored = Self.counts(of: good.filter { !$0.isConsidered }, in: document)
        faults = objects.decoder.faults()
        leftOut = Array(Set(faulty.map { document.reference(of: objects.nodes[$0]) })).sorted()
        isReadable = faults.isEmpty || !document.roots.isEmpty
    }

    private static func counts(of nodes: [ObjectNode], in document: Document) -> [Count] {
        var counts: [String: Int] = [:]
        for node in nodes { counts[document.kindName(of: node), default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { Count(kind: $0.key, count: $0.value) }
    }
}

extension Document {
    /// The positions of the objects that hold one of the nodes.
    fileprivate func objects(_ objects: [ObjectNode], holding nodes: [Int]) -> Set<Int> {
        var found: Set<Int> = []
        for node in nodes {
            var (low, high) = (0, objects.count)
            while low < high {
                let middle = (low + high) / 2
                if Int(objects[middle].node) <= node { low = middle + 1 } else { high = middle }
            }
            if low > 0, node < next(Int(objects[low - 1].node)) { found.insert(low - 1) }
        }
        return found
    }

    func kindName(of object: ObjectNode) -> String {
        if let kind = member(Int(object.node), "kind"), self.kind(kind) == .string { return string(kind) }
        return object.list.flatMap { itemKind(Int($0)) } ?? ""
    }

    /// What names an object, as its text has it.
    func reference(of object: ObjectNode) -> ObjectReference {
        let metadata = member(Int(object.node), "metadata").flatMap { kind($0) == .object ? $0 : nil }
        let text: (MemberName) -> String? = { name in
            metadata.flatMap { self.member($0, name) }.flatMap { self.kind($0) == .string ? self.string($0) : nil }
        }
        return ObjectReference(
            kind: kindName(of: object), namespace: text("namespace") ?? "",
            name: text("name") ?? text("generateName") ?? "")
    }
}
