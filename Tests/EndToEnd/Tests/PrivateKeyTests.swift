import Foundation
import TestCertificates
import Testing

/// A private key goes in by every way, and comes out by none: neither in an answer nor in anything on the disk.
@Suite("Private keys")
struct PrivateKeyTests {
    private static let owner = TestCertificate { $0.names = ["shop.example.com"] }

    /// Pieces of the key: of its PEM, and of that once more in base64, as a Secret has it.
    ///
    /// Of its first line, where the secret number is; the lines behind it are the public half.
    private static let pieces: [String] = {
        let line = owner.keyText.split(separator: "\n").first { !$0.hasPrefix("-") } ?? ""
        let encoded = Data(owner.keyText.utf8).base64EncodedString().dropFirst(52)
        return [line.dropFirst(12).prefix(20), line.dropFirst(36).prefix(20), encoded.dropFirst(12).prefix(20)]
            .map(String.init)
    }()

    /// As a JSON string, in which the pieces stand as they are.
    private static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return String(decoding: (try? encoder.encode(text)) ?? Data(), as: UTF8.self)
    }

    private static var key: String { quoted(owner.keyText) }
    private static var both: String { quoted(owner.keyText + owner.text) }
    private static var encoded: String { "\"\(Data(owner.keyText.utf8).base64EncodedString())\"" }

    private static var secret: String {
        """
        {"apiVersion": "v1", "kind": "Secret", "type": "kubernetes.io/tls", "metadata": {"name": "cert", \
        "namespace": "shop", "annotations": {"kubectl.kubernetes.io/last-applied-configuration": \(key)}}, \
        "data": {"tls.key": \(encoded), "other": \(encoded), "tls.crt": \
        "\(Data(owner.text.utf8).base64EncodedString())"}, "stringData": {"key": \(key), "cert": \(both), "note": \(key)}}
        """
    }

    private static let rule = """
        {"apiVersion": "networking.istio.io/v1", "kind": "DestinationRule", "metadata": {"name": "orders", \
        "namespace": "shop", "annotations": {"note": KEY, "more": ENCODED}}, "spec": {"host": "orders", \
        "trafficPolicy": {"tls": {"mode": "DISABLE"}}}}
        """.replacing("KEY", with: key).replacing("ENCODED", with: encoded)

    private static var manifests: String {
        """
        [\(secret), \(rule), {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "ca", "namespace": "shop"}, \
        "data": {"ca.crt": \(both), "server.key": \(key)}}, {"apiVersion": "security.istio.io/v1", "kind": \
        "PeerAuthentication", "metadata": {"name": "default", "namespace": "shop"}, "spec": {"mtls": {"mode": "STRICT"}}}]
        """
    }

    private static func question(_ manifests: String, _ more: String = "") -> String {
        """
        {"client": {"namespace": "shop", "workload": "web", "dataplane": "sidecar", "certificate": \(both)}, \
        "server": {"namespace": "shop", "service": "orders", "dataplane": "sidecar", "certificate": \(both), \
        "port": {"number": 80, "name": "http"}, "app": {"certificate": \(both), "caCertificates": \(both)}}, \
        "request": {"tls": {"clientCertificate": \(both), "caCertificates": \(both)}}, \
        "files": {"/etc/key.pem": \(key), "/etc/both.pem": \(both)}\(more), "manifests": \(manifests)}
        """
    }

    private static var yaml: String {
        let indented = owner.keyText.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
        return quoted(
            "# \(owner.keyText.replacing("\n", with: "\n# "))\napiVersion: v1\nkind: Secret\nmetadata: {name: cert, namespace: shop}\n"
                + "stringData:\n  tls.key: |\n\(indented)\n  # \(owner.keyText.replacing("\n", with: " "))\n---\n\(rule)\n"
        )
    }

    /// What is asked, and what is at fault.
    private static var bodies: [String] {
        let escaped = question(manifests).replacing("PRIVATE", with: "\\u0050RIVATE")
        return [
            question(manifests), question(yaml), escaped, question(quoted("[\(secret)]")),
            question(manifests, ", \"name\": \"\(owner.keyText.replacing("\n", with: " "))\""),
            question(manifests, ", \(key): 1"), question(manifests, ", \"at\": \(key)"),
            question("[{\"apiVersion\": \"v1\", \"kind\": \"Secret\", \"data\": \(encoded), \"metadata\": \(key)}]"),
            question("[{\"apiVersion\": \"v1\", \"kind\": \(key), \"metadata\": {\"name\": 1}}]"),
            question(manifests).replacing("\"certificate\": \(both)", with: "\"certificate\": \(key)"),
        ]
    }

    private func check(_ text: String, _ place: String) {
        for piece in Self.pieces { #expect(!text.contains(piece), "\(place)") }
    }

    @Test("come out of no answer, no list, no log and no file")
    func nowhere() throws {
        let directory = try Directory()
        let server = try RunningServer(directory.url, ["--decision-log", directory.path("decisions")])
        let connection = try server.connect()
        let json = ["Content-Type": "application/json"]
        var created = 0
        for body in Self.bodies {
            #expect(Self.pieces.contains { body.contains($0) })
            for (path, accept) in [
                ("/v1/evaluate", "application/json"), ("/v1/evaluate", "text/plain"), ("/v1/evaluate", "text/markdown"),
                ("/v1/scenarios", "application/json"),
            ] {
                let answer = try connection.call(
                    "POST", path, headers: json.merging(["Accept": accept]) { $1 }, body: Array(body.utf8))
                check(answer.text, "\(path) \(accept)")
                guard let location = answer.headers["location"] else { continue }
                created += 1
                for way in ["", "/diagram"] { check(try connection.call("GET", location + way).text, location + way) }
                let again = try connection.call("POST", "\(location):evaluate")
                #expect(again.status == 200)
                check(again.text, "again")
                #expect(again.text.contains("\"changes\":[]") || !again.text.contains("\"changes\":"), "\(again.text)")
            }
        }
        #expect(created >= 4)
        let list = "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": \(Self.manifests)}"
        check(try connection.call("PUT", "/v1/meshes/prod", headers: json, body: Array(list.utf8)).text, "put")
        for path in ["/v1/meshes/prod", "/v1/meshes/prod/findings", "/v1/meshes/prod/matrix", "/v1/scenarios"] {
            check(try connection.call("GET", path).text, path)
        }
        let change = "{\"apply\": \(Self.manifests)}"
        check(try connection.call("POST", "/v1/meshes/prod:diff", headers: json, body: Array(change.utf8)).text, "diff")
        let review = """
            {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "1", "operation": "UPDATE", \
            "kind": {"group": "", "version": "v1", "kind": "Secret"}, "name": "cert", "namespace": "shop", \
            "object": \(Self.secret)}}
            """
        check(
            try connection.call("POST", "/v1/admission/prod", headers: json, body: Array(review.utf8)).text, "admission"
        )
        let exported = try connection.call("GET", "/v1/scenarios:export")
        check(exported.text, "export")
        #expect(server.stop() == 0)
        var files = 0
        for case let file as URL in try #require(
            FileManager.default.enumerator(at: directory.url, includingPropertiesForKeys: nil))
        {
            guard let bytes = try? Data(contentsOf: file), !bytes.isEmpty else { continue }
            files += 1
            for piece in Self.pieces { #expect(bytes.range(of: Data(piece.utf8)) == nil, "\(file.lastPathComponent)") }
        }
        #expect(files >= 2)
    }

    @Test("come out of no command")
    func commands() throws {
        let directory = try Directory()
        for (number, body) in Self.bodies.enumerated() {
            let path = directory.path("q\(number).json")
            try Data(body.utf8).write(to: URL(fileURLWithPath: path))
            for output in ["text", "json", "markdown", "mermaid"] {
                let ran = try Program.run(["evaluate", "--output", output, path])
                check(ran.output, output)
                check(ran.errors, "\(output), errors")
            }
        }
        let manifests = directory.path("manifests.json")
        try Data(Self.manifests.utf8).write(to: URL(fileURLWithPath: manifests))
        let ran = try Program.run(["check", "--output", "json", manifests])
        check(ran.output + ran.errors, "check")
    }
}
