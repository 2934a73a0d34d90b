import Engine
import Model
import Testing

/// As in a cluster: a Deployment has its pods by way of a ReplicaSet, and they go with it.
@Suite("A change that deletes an owner")
struct OwnedObjectsTests {
    private static func owned(_ kind: String, _ name: String, by owner: String, _ ownerName: String, _ spec: String)
        -> String
    {
        """
        ---
        apiVersion: \(kind == "Pod" ? "v1" : "apps/v1")
        kind: \(kind)
        metadata:
          name: \(name)
          namespace: shop
          labels: {app: orders}
          ownerReferences: [{apiVersion: apps/v1, kind: \(owner), name: \(ownerName), uid: u, controller: true}]
        \(spec)

        """
    }

    private static let manifests =
        namespace("shop") + app("web", "shop") + app("orders", "shop")
        + owned(
            "ReplicaSet", "orders-r", by: "Deployment", "orders",
            "spec: {template: {metadata: {labels: {app: orders}}, spec: {containers: [{name: app, image: app}]}}}")
        + owned(
            "Pod", "orders-r-p", by: "ReplicaSet", "orders-r",
            "spec: {containers: [{name: app, image: app}]}\nstatus: {podIP: 10.0.1.9}")

    struct Row: Sendable, CustomTestStringConvertible {
        var kind: String
        var name: String
        var leavesOwned = false
        /// How many calls break: those of `web` and of the kubelet to `orders`.
        var broken: Int

        var testDescription: String { "\(kind) \(name), leaves what it owns: \(leavesOwned)" }
    }

    @Test(
        "takes with it what it owns, unless that is to stay",
        arguments: [
            Row(kind: "Deployment", name: "orders", broken: 1),
            Row(kind: "Deployment", name: "orders", leavesOwned: true, broken: 0),
            // A Deployment makes its ReplicaSet anew.
            Row(kind: "ReplicaSet", name: "orders-r", broken: 0), Row(kind: "Pod", name: "orders-r-p", broken: 0),
        ])
    func cascade(row: Row) throws {
        let before = Matrix(try mesh(Self.manifests))
        let change = ChangeSet(
            delete: [ObjectReference(kind: row.kind, namespace: "shop", name: row.name)], leavesOwned: row.leavesOwned)
        let diff = before.diff(change)
        #expect(diff.counts.broken == row.broken, "\(diff.counts)")
        #expect(diff.counts.exposed == 0)
        let names = diff.after.mesh.workloads.map(\.name.name)
        #expect(
            names == (row.kind != "Deployment" ? ["orders", "web"] : row.leavesOwned ? ["orders-r", "web"] : ["web"]))
        let review = before.review(change, limit: 3)
        #expect(review.counts == diff.counts)
    }

    @Test("owners in a circle go together, and what is given anew keeps what it owns")
    func circles() throws {
        var objects = try mesh(Self.manifests).written
        let circle: [(String, String)] = [("a", "b"), ("b", "a")]
        for (name, owner) in circle {
            var workload = objects.workloads[0]
            workload.kind = .replicaSet
            workload.metadata.name = name
            workload.owner = ObjectReference(kind: "ReplicaSet", namespace: "shop", name: owner)
            objects.workloads.append(workload)
        }
        let gone = objects.applying(
            ChangeSet(delete: [ObjectReference(kind: "ReplicaSet", namespace: "shop", name: "a")]))
        #expect(!gone.workloads.contains { ["a", "b"].contains($0.metadata.name) })
        var change = ChangeSet(delete: [ObjectReference(kind: "Deployment", namespace: "shop", name: "orders")])
        change.apply.workloads = objects.workloads.filter { $0.kind == .deployment && $0.metadata.name == "orders" }
        #expect(objects.applying(change).workloads.contains { $0.kind == .pod })
    }
}
