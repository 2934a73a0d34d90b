import Commands
import Foundation
import Testing

@Suite("What `certificate` makes, as a question reads it")
struct MadeCertificateTests {
    private func make(_ name: String) throws -> (authority: String, certificate: String) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try Ran("certificate", "--name", name, "--out-dir", folder.path).status == .yes)
        let texts = try ["ca.crt", "tls.crt"].map {
            try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
        }
        return (texts[0], texts[1])
    }

    private func verdict(_ certificate: String, trusting authority: String) throws -> String {
        func quoted(_ text: String) -> String { "\"\(text.replacing("\n", with: "\\n"))\"" }
        let question = """
            client: {kind: external}
            server: {external: {host: legible.example.com, port: 443, app: {protocol: http1, tls: true, certificate: \(quoted(certificate))}}}
            request: {protocol: http1, tls: {caCertificates: \(quoted(authority))}}
            """
        return String(try Ran("evaluate", "-", input: question).output.prefix { $0 != "\n" })
    }

    @Test("is good for its name, and by its own authority alone")
    func reads() throws {
        let (made, other) = (try make("legible.example.com"), try make("other.example.com"))
        #expect(try verdict(made.certificate, trusting: made.authority) == "TLS")
        let broken = "BROKEN on leg 2: upstream-certificate-verification (LEG2001)"
        #expect(try verdict(made.certificate, trusting: other.authority) == broken)
        #expect(try verdict(other.certificate, trusting: other.authority) == broken)
    }
}
