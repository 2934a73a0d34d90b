extension ManifestReading {
    /// The text of the manifests without what Secrets keep secret; read again, it gives the same objects.
    ///
    /// In a YAML text only the Secrets' own lines are others, so that a repair of another object finds its comments and
    /// quotes. Where that cannot be done (aliases, brackets), and where the text is JSON, it is written anew.
    var textWithoutSecrets: [UInt8] {
        let roots = document.roots.filter { document.kind($0.node) != .null }
        let written = roots.map { document.withoutSecrets($0.node) }
        if document.places == .characters, let lines = document.withoutSecretLines(),
            TextFormat.guess(lines) == .yaml
        {
            let again = YAMLReader.read(lines)
            let same = again.document.roots.map { JSONText.write($0.node, of: again.document) }
            if again.faults.isEmpty, same.filter({ $0 != Array("null".utf8) }) == written { return lines }
        }
        return Array(written.joined(separator: "\n".utf8))
    }
}

extension Document {
    fileprivate func withoutSecrets(_ node: Int) -> [UInt8] {
        var writer = SecretWriter(self)
        writer.write(node)
        return writer.text
    }

    /// Each Secret on one line in place of its own; nil where one has no lines of its own.
    fileprivate func withoutSecretLines() -> [UInt8]? {
        var result: [UInt8] = []
        var rest = 0
        for root in roots {
            for secret in secrets(in: root.node) {
                guard let lines = lines(of: secret), lines.lowerBound >= rest else { return nil }
                result += text[rest..<lines.lowerBound]
                // A text that began with a bracket would be taken for JSON.
                if secret == root.node { result += "# without its values\n".utf8 }
                result += withoutSecrets(secret) + [0x0a]
                rest = lines.upperBound
            }
        }
        return result + text[rest...]
    }
}
