import Glibc
package import Model

/// Reads what a text in PEM holds, and writes it again without what is secret in it.
///
/// Private keys are read for their public half alone; nothing of them is kept.
package enum PEMReader {
    /// An empty text counts as left out.
    package static func read(_ text: [UInt8]) -> PEMText {
        if text.allSatisfy({ $0 <= 0x20 }) { return .withheld }
        var result = PEMText()
        for block in PEMBlock.all(in: text) {
            if block.isCertificate {
                if let certificate = block.bytes.flatMap(Certificate.init(der:)) {
                    result.certificates.append(certificate)
                } else {
                    result.hasMalformedCertificate = true
                }
            } else if block.isPrivateKey {
                result.key = result.key ?? PublicKey(privateKey: Array(block.text))
            } else if block.label == "PUBLIC KEY" {
                result.key = result.key ?? block.bytes.flatMap(PublicKey.init(der:))
            } else if block.label == "X509 CRL" {
                if let list = block.bytes.flatMap(RevocationList.init(der:)) { result.revocations.append(list) }
            }
        }
        return result
    }

    /// Whether a text may have PEM in it.
    package static func mayHold(_ text: [UInt8]) -> Bool {
        let words: StaticString = "-----BEGIN "
        let dashes = 5
        return text.withUnsafeBytes { text in
            guard let start = text.baseAddress else { return false }
            var place = dashes
            // `B` is rarer than the dash.
            while place + words.utf8CodeUnitCount - dashes <= text.count,
                let found = memchr(start + place, Int32(UInt8(ascii: "B")), text.count - place)
            {
                place = UnsafeRawPointer(found) - start
                if place + words.utf8CodeUnitCount - dashes > text.count { return false }
                if memcmp(start + place - dashes, words.utf8Start, words.utf8CodeUnitCount) == 0 { return true }
                place += 1
            }
            return false
        }
    }

    /// A text in PEM without what is secret in it; nil for any other text.
    package static func withoutPrivateKeys(_ text: [UInt8]) -> [UInt8]? {
        mayHold(text) ? Array(write(read(text)).utf8) : nil
    }

    /// A text that is read as the same, with the public half in the place of a private key.
    package static func write(_ text: PEMText) -> String {
        if text.isWithheld { return "" }
        var result = text.certificates.map { PEMBlock.write("CERTIFICATE", $0.bytes) }.joined()
        if text.hasMalformedCertificate { result += PEMBlock.write("CERTIFICATE", []) }
        if let key = text.key { result += PEMBlock.write("PUBLIC KEY", key.bytes) }
        for list in text.revocations { result += PEMBlock.write("X509 CRL", list.bytes) }
        return result.isEmpty ? "no PEM\n" : result
    }
}
