import Certificates

extension QuestionReading {
    /// The question as compact JSON, its members in the order in which they were asked; empty where there are faults.
    ///
    /// Secrets among its manifests keep their names, their keys, and of their values the certificates and the public
    /// halves of keys; so do other texts in PEM. This is stored and given back, and answered as the question itself is.
    /// Written when it is asked for: only what is stored needs it.
    package var asked: [UInt8] {
        guard let place else { return [] }
        let document = place.document
        let node = document.member(place.node, "manifests")
        let holdsSecret = node.flatMap { node in manifests.map { $0.holdsSecret(at: node) } } ?? false
        let holdsPEM = PEMReader.mayHold(document.text) || PEMReader.mayHold(document.own)
        if !holdsSecret && !holdsPEM {
            let isLine = place.isWhole && JSONText.isOneLine(document.text)
            return PrivateKeyMask.masked(
                isLine ? document.text : JSONText.write(place.node, of: document, without: "correlationId"))
        }
        var text = [UInt8(ascii: "{")]
        for (key, value) in document.members(place.node) where !document.equals(key, "correlationId") {
            if text.count > 1 { text.append(UInt8(ascii: ",")) }
            document.withBytes(key) { JSONText.writeString($0, into: &text) }
            text.append(UInt8(ascii: ":"))
            if value != node {
                text += JSONText.write(value, of: document, changing: PEMReader.withoutPrivateKeys)
            } else if document.kind(value) == .string, holdsSecret, let manifests {
                manifests.textWithoutSecrets.withUnsafeBufferPointer { JSONText.writeString($0, into: &text) }
            } else {
                var writer = SecretWriter(document)
                writer.write(value)
                text += writer.text
            }
        }
        return PrivateKeyMask.masked(text + [UInt8(ascii: "}")])
    }
}

extension ManifestReading {
    /// - Parameter node: the member of the question that holds the manifests, or their text.
    fileprivate func holdsSecret(at node: Int) -> Bool {
        guard let outer = document.outer, outer.node == node else { return document.holdsSecret(node) }
        return document.roots.contains { document.holdsSecret($0.node) }
    }
}
