import Certificates
import Model

extension Decoder {
    /// A Secret, or a ConfigMap with certificates.
    ///
    /// Values make no faults, as a fault would repeat them: one that is not what it has to be counts as malformed.
    mutating func credential(_ kind: Credential.Kind, _ header: Header, _ metadata: Metadata) -> Credential {
        var metadata = metadata
        metadata.annotations = []
        var texts: [String: PEMText] = [:]
        for (key, value) in document.entries(of: header.node, "data") {
            texts[document.string(key)] = document.pem(key, value, isEncoded: kind == .secret)
        }
        if kind == .secret {
            for (key, value) in document.entries(of: header.node, "stringData") {
                texts[document.string(key)] = document.pem(key, value, isEncoded: false)
            }
        }
        return Credential(
            kind: kind, metadata: metadata,
            entries: texts.sorted { $0.key < $1.key }.map { Credential.Entry(name: $0.key, text: $0.value) })
    }
}

extension Document {
    /// The members of an object's member; none where it is no object.
    func entries(of object: Int, _ name: MemberName) -> [(key: Int, value: Int)] {
        guard kind(object) == .object, let node = member(object, name), kind(node) == .object else { return [] }
        return members(node).map { ($0.key, $0.value) }
    }

    /// Whether a member of `data` has a name that certificates have.
    func namesCertificate(_ object: Int, _ names: Set<String> = Credential.names) -> Bool {
        (entries(of: object, "data") + entries(of: object, "stringData")).contains { names.contains(string($0.key)) }
    }

    /// What a value holds; only values whose names are those of certificates are looked at.
    func pem(_ key: Int, _ value: Int, isEncoded: Bool) -> PEMText {
        guard kind(value) != .null, Credential.names.contains(string(key)) else { return .withheld }
        guard kind(value) == .string else { return PEMText() }
        return withBytes(value) { bytes in
            if bytes.isEmpty { return .withheld }
            guard isEncoded else { return PEMReader.read(Array(bytes)) }
            return Base64.decode(bytes).map(PEMReader.read) ?? PEMText()
        }
    }

    /// A value of a Secret as it is kept: certificates, and of a key its public half.
    func keptSecret(_ key: Int, _ value: Int, isEncoded: Bool) -> [UInt8] {
        let text = Array(PEMReader.write(pem(key, value, isEncoded: isEncoded)).utf8)
        return isEncoded ? Base64.encode(text) : text
    }
}
