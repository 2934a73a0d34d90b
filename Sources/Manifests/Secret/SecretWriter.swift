/// Writes values as compact JSON, without what Secrets in them keep secret.
///
/// Of a Secret stay `apiVersion`, `kind`, `type`, `immutable`, its metadata, and the keys of `data` and `stringData`, with
/// the certificates and the public halves of keys, or else an empty text: an answer takes nothing else from it.
/// Annotations go, since kubectl's last applied configuration repeats the values.
struct SecretWriter {
    let document: Document
    private(set) var text: [UInt8] = []

    init(_ document: Document) {
        self.document = document
    }

    /// One value, with Secrets anywhere in it.
    mutating func write(_ node: Int, isListed: Bool = false) {
        switch document.kind(node) {
        case .array:
            text.append(UInt8(ascii: "["))
            for element in document.elements(node) {
                if text.last != UInt8(ascii: "[") { text.append(UInt8(ascii: ",")) }
                write(element, isListed: isListed)
            }
            text.append(UInt8(ascii: "]"))
        case .object where document.isSecret(node, isListed: isListed): writeSecret(node)
        case .object:
            let isList = document.isSecretList(node)
            text.append(UInt8(ascii: "{"))
            for (key, value) in document.members(node) {
                begin(key)
                write(value, isListed: isList && document.equals(key, "items") && document.kind(value) == .array)
            }
            text.append(UInt8(ascii: "}"))
        default: text += JSONText.write(node, of: document)
        }
    }

    private mutating func writeSecret(_ node: Int) {
        text.append(UInt8(ascii: "{"))
        for (key, value) in document.members(node) {
            switch document.string(key) {
            case "apiVersion", "kind", "type", "immutable":
                begin(key)
                text += JSONText.write(value, of: document)
            case "metadata" where document.kind(value) == .object:
                begin(key)
                text += JSONText.write(value, of: document, without: "annotations")
            case "data" where document.kind(value) == .object:
                begin(key)
                writeKept(value, isEncoded: true)
            case "stringData" where document.kind(value) == .object:
                begin(key)
                writeKept(value, isEncoded: false)
            default: break
            }
        }
        text.append(UInt8(ascii: "}"))
    }

    private mutating func writeKept(_ node: Int, isEncoded: Bool) {
        text.append(UInt8(ascii: "{"))
        for (key, value) in document.members(node) {
            begin(key)
            document.keptSecret(key, value, isEncoded: isEncoded).withUnsafeBufferPointer {
                JSONText.writeString($0, into: &text)
            }
        }
        text.append(UInt8(ascii: "}"))
    }

    private mutating func begin(_ key: Int) {
        if text.last != UInt8(ascii: "{") { text.append(UInt8(ascii: ",")) }
        document.withBytes(key) { JSONText.writeString($0, into: &text) }
        text.append(UInt8(ascii: ":"))
    }
}
