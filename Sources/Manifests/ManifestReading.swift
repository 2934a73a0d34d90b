package import Model

/// The objects of a text, and what is wrong with them.
package struct ManifestReading: Sendable {
    /// What could be read, by kind, in the order of the text.
    package internal(set) var objects: Objects
    /// All of them, in the order of the text; the objects are then those that could be read.
    package let faults: [Fault]

    let document: Document
    let nodes: [ObjectNode]

    /// Reads manifests as people write them and as `kubectl get -o yaml|json` prints them.
    ///
    /// JSON objects behind one another are read as such, whether or not the format says so: `jq` prints them that way.
    package static func read(_ bytes: [UInt8], as format: TextFormat) -> ManifestReading {
        read(bytes, as: format, outer: nil)
    }

    static func read(_ bytes: [UInt8], as format: TextFormat, outer: Document.Outer?) -> ManifestReading {
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
        return ManifestReading(
            objects: outer == nil ? objects.objects.comparingCertificates() : objects.objects,
            faults: objects.decoder.faults(), document: reading.document,
            nodes: objects.nodes)
    }

    init(objects: Objects, faults: [Fault], document: Document, nodes: [ObjectNode]) {
        self.objects = objects
        self.faults = faults
        self.document = document
        self.nodes = nodes
    }
}
