import Engine
import TestCertificates
import Testing

/// `ambient-gateway-authz.md`, section E.4: trust domains and identities of two sidecars' certificates.
@Suite("The certificates of two sidecars")
struct WorkloadCertificateTests {
    private static let root = TestCertificate.authority("O=cluster.local")
    private static let other = TestCertificate.authority("O=cluster.local")

    private static func identity(_ uri: String, by signer: TestCertificate = root) -> String {
        let certificate = TestCertificate(signedBy: signer) {
            $0.commonName = ""
            $0.uris = [uri]
        }
        return "\"\(certificate.text.replacing("\n", with: "\\n"))\""
    }

    private func answer(client: String? = nil, server: String? = nil, mesh: String = "{}") throws -> Answer {
        func member(_ text: String?) -> String { text.map { ", certificate: \($0)" } ?? "" }
        let roots = ["shop", "pay"].map { namespace in
            """
            - {apiVersion: v1, kind: ConfigMap, metadata: {name: istio-ca-root-cert, namespace: \(namespace)}, data: {
                root-cert.pem: "\(Self.root.text.replacing("\n", with: "\\n"))"}}
            """
        }.joined(separator: "\n")
        return try ask(
            """
            mesh: \(mesh)
            client: {namespace: shop, workload: web, dataplane: sidecar\(member(client))}
            server: {namespace: pay, service: orders, serviceAccount: orders, dataplane: sidecar, port: {number: 80, name: http}\(member(server))}
            manifests:
            \(roots)
            """)
    }

    @Test("are good with the mesh's root, trust domain and service account")
    func good() throws {
        let answer = try answer(
            client: Self.identity("spiffe://cluster.local/ns/shop/sa/web"),
            server: Self.identity("spiffe://cluster.local/ns/pay/sa/orders"))
        #expect(answer.verdict == .mutualTLS)
    }

    @Test("of another root are refused, though it has the same name")
    func roots() throws {
        let server = try answer(server: Self.identity("spiffe://cluster.local/ns/pay/sa/orders", by: Self.other))
        #expect(server.told == "2 upstream-certificate-verification" && server.failure?.at == .clientSidecar)
        let client = try answer(client: Self.identity("spiffe://cluster.local/ns/shop/sa/web", by: Self.other))
        #expect(client.told == "2 upstream-certificate-verification" && client.failure?.at == .serverSidecar)
    }

    @Test("of another identity or trust domain are refused, unless an alias has it")
    func identities() throws {
        let foreign = Self.identity("spiffe://old.td/ns/shop/sa/web")
        #expect(try answer(client: foreign).findings.contains { $0.code.number == "LEG2306" })
        #expect(try answer(client: foreign, mesh: "{trustDomainAliases: [old.td]}").verdict == .mutualTLS)
        let server = Self.identity("spiffe://old.td/ns/pay/sa/orders")
        #expect(try answer(server: server).told == "2 upstream-certificate-verification")
        #expect(try answer(server: server, mesh: "{trustDomainAliases: [old.td]}").verdict == .mutualTLS)
        let account = Self.identity("spiffe://cluster.local/ns/pay/sa/other")
        #expect(try answer(server: account).findings.contains { $0.code.number == "LEG2306" })
    }
}
