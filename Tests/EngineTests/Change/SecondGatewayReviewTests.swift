import Engine
import Model
import Testing

/// A review of a change at the second gateway, or behind it, has the calls that come through the first.
@Suite("A review of what stands behind two gateways")
struct SecondGatewayReviewTests {
    private static func objects() throws -> Objects {
        var scene = GatewayChainScene()
        scene.servers = [
            GatewayChainScene.server("HTTPS", 443, "SIMPLE", hosts: "[api.partner.com]"),
            GatewayChainScene.server("HTTPS", 443, "ISTIO_MUTUAL"),
        ]
        scene.rules = [nil, "{mode: ISTIO_MUTUAL}", "{mode: SIMPLE, sni: api.partner.com}"]
        scene.comesFromOutside = true
        return try scene.objects()
    }

    @Test("counts what two whole matrices differ in", arguments: ["hop-2/rule", "shop/rule"])
    func counts(changed: String) throws {
        let objects = try Self.objects()
        let before = Matrix(Mesh(objects, indexedFrom: 0))
        let parts = changed.split(separator: "/").map(String.init)
        let change = ChangeSet(
            delete: [ObjectReference(kind: "DestinationRule", namespace: parts[0], name: parts[1])])
        let review = before.review(change, limit: 12)
        let diff = MatrixDiff(before: before, after: Matrix(Mesh(objects.applying(change))), change: change)
        #expect(!review.isFromScratch)
        #expect(diff.counts.all > 0)
        #expect(review.counts == diff.counts)
    }
}
