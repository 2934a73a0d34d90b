import Certificates
import Model

extension Decoder {
    /// The certificates that a question gives beside its manifests, and the time at which they are judged.
    mutating func presentedCertificates(_ question: Int) -> PresentedCertificates {
        var result = PresentedCertificates(at: time(question, "at"))
        if let files = object(question, "files") {
            for (path, value) in document.members(files) where document.kind(value) != .null {
                guard expect(value, .string) else { continue }
                let text = document.withBytes(value) { PEMReader.read(Array($0)) }
                result.files.append(PresentedCertificates.File(path: document.string(path), text: text))
            }
            result.files.sort { $0.path < $1.path }
        }
        // What is no object has its fault already.
        let server = member(question, "server")
        let application = member(member(server, "external") ?? server, "app")
        let tls = member(member(question, "request"), "tls")
        result[.clientWorkload] = certificates(member(question, "client"), "certificate")
        result[.serverWorkload] = certificates(server, "certificate")
        result[.serverApplication] = certificates(application, "certificate")
        result[.serverAuthorities] = certificates(application, "caCertificates")
        result[.clientAuthorities] = certificates(tls, "caCertificates")
        if let node = member(tls, "clientCertificate"), document.kind(node) == .string {
            result[.clientApplication] = certificates(tls, "clientCertificate")
        }
        return result
    }

    /// A text in PEM that has to hold a certificate; what is wrong with it is said without repeating it.
    private mutating func certificates(_ parent: Int?, _ name: MemberName) -> PEMText? {
        guard let node = member(parent, name), expect(node, .string) else { return nil }
        let text = document.withBytes(node) { PEMReader.read(Array($0)) }
        if text.certificates.isEmpty || text.hasMalformedCertificate {
            fault(
                node, .outOfRange,
                "`\(name)` holds no certificate that can be read; write PEM, from `-----BEGIN CERTIFICATE-----` on")
            return nil
        }
        return text
    }

    /// A time as RFC 3339 has it.
    mutating func time(_ parent: Int, _ name: MemberName) -> Timestamp? {
        guard let node = member(parent, name), expect(node, .string) else { return nil }
        if let time = document.withBytes(node, { Timestamp($0) }) { return time }
        fault(
            node, .outOfRange,
            "`\(document.string(node).shortened)` is not a time; write it like `2026-01-31T12:00:00Z`")
        return nil
    }
}
