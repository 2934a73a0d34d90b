import API
import Foundation
import HTTPServer
import ScenarioStore
import Testing

@testable import Commands

@Suite("The commands about a server's meshes") struct MeshCommandsTests {
    private static func workload(_ name: String, _ namespace: String) -> String {
        """
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: \(name), namespace: \(namespace)}
        spec:
          template:
            metadata: {labels: {app: \(name)}}
            spec: {containers: [{name: app, image: app}]}

        """
    }
    private static let mesh = """
        {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}}}
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: legacy}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: orders, namespace: shop}
        spec: {selector: {app: orders}, ports: [{name: http, port: 80}]}

        """ + workload("orders", "shop") + workload("cron", "legacy")
    private static let strict = """
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata: {name: default, namespace: shop}
        spec: {mtls: {mode: STRICT}}

        """

    @Test("A mesh is put, listed, asked about, changed in thought and removed")
    func walk() throws {
        let server = try LiveServer()
        let put = try Ran("mesh", "put", "prod", "-", "--server", server.url, input: Self.mesh)
        #expect(put.status == .yes, "\(put.errors)")
        #expect(put.output.contains("2 Deployment, 2 Namespace, 1 Service"))
        let list = try Ran("mesh", "list", environment: ["LEGIBLE_SERVER": server.url])
        #expect(list.output.contains("prod  5 objects"))
        let matrix = try Ran("mesh", "matrix", "prod", "--server", server.url)
        #expect(matrix.output.hasPrefix("mutual-tls    1  50.0 %\ntls           0  0.0 %\nplaintext     1  50.0 %\n"))
        let rows = try Ran(
            "mesh", "matrix", "prod", "--server", server.url, "-o", "csv", "--verdict", "plaintext", "--namespace",
            "legacy")
        #expect(
            rows.output.split(separator: "\r\n").dropFirst() == [
                "legacy/cron,orders.shop.svc.cluster.local,80,plaintext,,,,,"
            ])
        let lines = try Ran("mesh", "matrix", "prod", "--server", server.url, "-o", "ndjson")
        #expect(lines.output.split(separator: "\n").count == 2)
        let diff = try Ran("mesh", "diff", "prod", "-", "--server", server.url, input: Self.strict)
        #expect(diff.status == .no)
        #expect(diff.output.hasPrefix("1 broken"))
        #expect(diff.output.contains("legacy/cron → orders.shop.svc.cluster.local:80: plaintext → broken"))
        let none = try Ran("mesh", "diff", "prod", "--delete", "Service/shop/none", "--server", server.url)
        #expect(none.status == .yes)
        #expect(none.output == "no call ends differently\n")
        #expect(try Ran("mesh", "delete", "prod", "--server", server.url).status == .yes)
        let gone = try Ran("mesh", "delete", "prod", "--server", server.url)
        #expect(gone.status == .no)
        #expect(gone.errors.contains("no mesh `prod`"))
    }

    @Test("Faulty objects are named with their place, and strict keeps nothing")
    func faulty() throws {
        let server = try LiveServer()
        let text = Self.mesh + "---\n" + Self.strict.replacing("STRICT", with: "STRIKT")
        let strict = try Ran("mesh", "put", "prod", "-", "--strict", "--server", server.url, input: text)
        #expect(strict.status == .inputFault)
        #expect(strict.errors.contains("/spec/mtls/mode"))
        #expect(try Ran("mesh", "list", "--server", server.url).output == "")
        let put = try Ran("mesh", "put", "prod", "-", "--server", server.url, input: text)
        #expect(put.status == .inputFault)
        #expect(put.output.contains("1 left out"))
        #expect(put.errors.hasPrefix("-:"))
        #expect(put.errors.contains("unknown value `STRIKT`"))
    }

    @Test(
        "What cannot be asked is said",
        arguments: [
            (["mesh", "list"], 2, "--server"), (["mesh", "list", "--server", "ftp://a"], 2, "ftp://a"),
            (["mesh", "list", "--server", "http://127.0.0.1:1"], 1, "cannot be reached"),
            (["mesh", "list", "--server", "http://no-such-host.invalid"], 1, "cannot be reached"),
            (["mesh", "diff", "prod", "--server", "http://127.0.0.1:1"], 2, "--delete"),
            (["mesh", "diff", "prod", "--delete", "Service", "--server", "http://127.0.0.1:1"], 2, "KIND/NAME"),
            (["mesh", "put", "prod", "/no/such/file", "--server", "http://127.0.0.1:1"], 2, "/no/such/file"),
        ])
    func refused(words: [String], status: Int32, part: String) throws {
        let ran = try Ran(words)
        #expect(ran.status.rawValue == status)
        #expect(ran.errors.contains(part), "\(ran.errors)")
    }

    @Test("A token is shown, and one that is missing is asked for")
    func tokens() throws {
        let token = "a-token-of-some-length"
        let hash = Hexadecimal.text(Digest(of: token.utf8).bytes)
        let server = try LiveServer(tokens: Tokens("read \(hash) ci", path: "tokens"))
        let directory = try Directory()
        let file = try directory.write(token + "\n", to: "token")
        let refused = try Ran("mesh", "list", "--server", server.url)
        #expect(refused.status == .no)
        #expect(refused.errors.contains("Authorization"))
        #expect(try Ran("mesh", "list", "--server", server.url, "--token-file", file).status == .yes)
    }

    @Test("Over TLS the certificate has to be of an authority that is trusted, and for the host")
    func secure() throws {
        let directory = try Directory()
        let names = ["--name", "127.0.0.1", "--name", "legible.legible.svc"]
        #expect(try Ran(["certificate", "--out-dir", directory.path("")] + names).status == .yes)
        let files = ServerConfiguration.TLS(
            certificateFile: directory.path("tls.crt"), keyFile: directory.path("tls.key"))
        let server = try LiveServer(tls: files)
        let trusted = try Ran("mesh", "list", "--server", server.url, "--server-ca", directory.path("ca.crt"))
        #expect(trusted.status == .yes, "\(trusted.errors)")
        let unknown = try Ran("mesh", "list", "--server", server.url)
        #expect(unknown.status == .no)
        #expect(unknown.errors.contains("NOT trusted"), "\(unknown.errors)")
        let url = server.url.replacing("127.0.0.1", with: "localhost")
        let other = try Ran("mesh", "list", "--server", url, "--server-ca", directory.path("ca.crt"))
        #expect(other.status == .no)
        #expect(other.errors.contains("does not match"), "\(other.errors)")
        let large = Self.mesh + String(repeating: "# nothing\n", count: 300_000)
        let put = try Ran(
            "mesh", "put", "prod", "-", "--server", server.url, "--server-ca", directory.path("ca.crt"), input: large)
        #expect(put.status == .yes, "\(put.errors)")
    }
}
