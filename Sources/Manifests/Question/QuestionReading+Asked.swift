extension QuestionReading {
    /// The question as compact JSON, its members in the order in which they were asked; empty where there are faults.
    ///
    /// Secrets among its manifests keep their names and their keys, and each value is an empty text: this is stored and
    /// given back. It is answered as the question itself is. Written when it is asked for: only what is stored needs it.
    package var asked: [UInt8] {
        guard let place else { return [] }
        let document = place.document
        guard let manifests, let node = document.member(place.node, "manifests"), manifests.holdsSecret(at: node)
        else {
            if place.isWhole && JSONText.isOneLine(document.text) { return document.text }
            return JSONText.write(place.node, of: document, without: "correlationId")
        }
        var text = [UInt8(ascii: "{")]
        for (key, value) in document.members(place.node) where !document.equals(key, "correlationId") {
            if text.count > 1 { text.append(UInt8(ascii: ",")) }
            document.withBytes(key) { JSONText.writeString($0, into: &text) }
            text.append(UInt8(ascii: ":"))
            if value != node {
                text += JSONText.write(value, of: document)
            } else if document.kind(node) == .string {
                manifests.textWithoutSecrets.withUnsafeBufferPointer { JSONText.writeString($0, into: &text) }
            } else {
                var writer = SecretWriter(document)
                writer.write(node)
                text += writer.text
            }
        }
        return text + [UInt8(ascii: "}")]
    }
}

extension ManifestReading {
    /// - Parameter node: the member of the question that holds the manifests, or their text.
    fileprivate func holdsSecret(at node: Int) -> Bool {
        guard let outer = document.outer, outer.node == node else { return document.holdsSecret(node) }
        return document.roots.contains { document.holdsSecret($0.node) }
    }
}
