import Engine
import Manifests
import Model
import TestCertificates
import Testing

/// The certificates of a whole mesh are looked at at one time, which its objects come with.
@Suite("A mesh at a time")
struct JudgedMeshTests {
    private func matrix(at time: String?) throws -> Matrix {
        let authority = TestCertificate.authority()
        let certificate = TestCertificate(signedBy: authority) { terms in
            terms.names = ["shop.example.com"]
            terms.notAfter = 1_780_272_000  // 2026-06-01
        }
        var scene = IngressScene()
        scene.more = """
            {apiVersion: v1, kind: Secret, metadata: {name: cert, namespace: istio-ingress}, stringData: {
              tls.crt: "\(certificate.text.replacing("\n", with: "\\n"))", tls.key: "\(certificate.keyText.replacing("\n", with: "\\n"))"}}
            """
        var objects = try scene.objects()
        objects.judgedAt = time.flatMap { Timestamp(rfc3339: $0) }
        return Matrix(Mesh(objects))
    }

    private func codes(at time: String?) throws -> Set<String> {
        let found = MeshFindings(try matrix(at: time), today: try #require(CalendarDay("2026-11-25")))
        return Set(found.items.map(\.finding.code.number).filter { $0.hasPrefix("LEG23") })
    }

    @Test(
        "finds what has expired by then",
        arguments: [
            ("2026-03-01T00:00:00Z", []), ("2026-07-01T00:00:00Z", ["LEG2301"]), ("2025-07-01T00:00:00Z", ["LEG2301"]),
            (nil, []),
        ] as [(String?, Set<String>)])
    func expired(time: String?, codes: Set<String>) throws {
        #expect(try self.codes(at: time) == codes)
    }

    @Test("a change is judged at the same time")
    func change() throws {
        let before = try matrix(at: "2026-07-01T00:00:00Z")
        let after = before.changed(
            by: ChangeSet(delete: [ObjectReference(kind: "Service", namespace: "shop", name: "none")]))
        #expect(after.mesh.objects.judgedAt == before.mesh.objects.judgedAt)
        #expect(after.totals == before.totals)
    }
}
