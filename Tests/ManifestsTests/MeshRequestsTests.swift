import Model
import Testing

@testable import Manifests

struct MeshRequestsTests {
    private func pointers(_ read: () throws(Faults) -> Void) -> [String] {
        do {
            try read()
            return []
        } catch {
            return error.all.map(\.pointer)
        }
    }

    @Test func `applications are read as a question's are`() throws {
        let reading = try ApplicationsReading(
            Array(
                """
                items:
                - {host: db.shop.svc.cluster.local, port: 5432, app: {protocol: server-first}, request: {protocol: tcp, tls: {sni: db}}}
                - {host: orders, port: 80}
                """.utf8), as: .yaml)
        #expect(reading.items.count == 2)
        #expect(reading.items[0].application.language == .serverFirst)
        #expect(reading.items[0].call.tls?.sni == "db")
        #expect(reading.items[0].call.language == .tcp)
        #expect(try ApplicationsReading(reading.text, as: .json).items == reading.items)
    }

    @Test func `every fault of applications is named`() {
        let text = """
            {"items": [{"port": 80}, {"host": "a", "port": 99999}, {"host": "a", "port": 1, "ap": {}},
            {"host": "a", "port": 1}, {"host": "A", "port": 2, "app": {"protocol": "htp"}}]}
            """
        #expect(
            pointers { () throws(Faults) in _ = try ApplicationsReading(Array(text.utf8), as: .json) } == [
                "/items/0", "/items/1/port", "/items/2/ap", "/items/3", "/items/4/app/protocol",
            ])
        #expect(pointers { () throws(Faults) in _ = try ApplicationsReading(Array("{}".utf8), as: .json) } == [""])
        #expect(pointers { () throws(Faults) in _ = try ApplicationsReading([], as: .json) } == [""])
    }

    @Test func `a change names what goes and holds what comes`() throws {
        let change = try ChangeRequest(
            Array(
                """
                apply: |
                  apiVersion: security.istio.io/v1
                  kind: PeerAuthentication
                  metadata: {name: default, namespace: shop}
                  spec: {mtls: {mode: STRICT}}
                delete:
                - {kind: Service, namespace: shop, name: orders}
                - {kind: Service, name: orders}
                - {kind: Namespace, name: shop, namespace: ignored}
                """.utf8), as: .yaml)
        #expect(change.apply.peerAuthentications.map(\.metadata.name) == ["default"])
        #expect(
            change.delete.map(\.description) == ["Service shop/orders", "Service default/orders", "Namespace shop"])
        #expect(change.applications == nil)
        let reference = ObjectReference(kind: "PeerAuthentication", namespace: "shop", name: "default")
        #expect(change.tree(of: reference)?["spec"]?["mtls"]?["mode"]?.text == "STRICT")
    }

    @Test func `every fault of a change is named, those of its manifests too`() {
        let text = """
            {"apply": [{"kind": "Service"}], "delete": [{"name": "a"}, {"kind": "Service"}], "applications": 1, "x": 2}
            """
        #expect(
            pointers { () throws(Faults) in _ = try ChangeRequest(Array(text.utf8), as: .json) } == [
                "/apply/0", "/delete/0", "/delete/1", "/applications", "/x",
            ])
        #expect(pointers { () throws(Faults) in _ = try ChangeRequest(Array("{}".utf8), as: .json) } == [""])
    }

    @Test func `a plan's scope is the mesh or some namespaces`() throws {
        #expect(try StrictPlanRequest(Array(#"{"scope": "mesh"}"#.utf8), as: .json).namespaces == nil)
        #expect(
            try StrictPlanRequest(Array(#"{"scope": {"namespaces": ["shop"]}}"#.utf8), as: .json).namespaces == ["shop"]
        )
        for (text, pointer) in [
            ("{}", ""), (#"{"scope": "all"}"#, "/scope"), (#"{"scope": {}}"#, "/scope"), (#"{"scope": 1}"#, "/scope"),
            (#"{"scope": {"namespaces": ["A"]}}"#, "/scope/namespaces/0"),
        ] {
            let faults = pointers { () throws(Faults) in _ = try StrictPlanRequest(Array(text.utf8), as: .json) }
            #expect(faults == [pointer], "\(text)")
        }
    }

    @Test func `meshes to analyze and to compare keep what is good of them`() throws {
        let analysis = try AnalysisRequest(
            Array(
                """
                manifests: |
                  {apiVersion: v1, kind: Service, metadata: {name: a, namespace: ns}, spec: {ports: [{port: 80}]}}
                  ---
                  {apiVersion: v1, kind: Service, metadata: {name: b, namespace: ns}, spec: {ports: 1}}
                """.utf8), as: .yaml)
        #expect(analysis.mesh.counts.map(\.count) == [1])
        #expect(analysis.mesh.leftOut.map(\.name) == ["b"])
        let comparison = try ComparisonRequest(
            Array(#"{"old": [], "new": [{"apiVersion": "v1", "kind": "Pod", "metadata": {}}]}"#.utf8), as: .json)
        #expect(comparison.old.faults == [])
        #expect(comparison.new.faults.map(\.pointer) == ["/new/0/metadata"])
        #expect(pointers { () throws(Faults) in _ = try ComparisonRequest(Array("{}".utf8), as: .json) } == ["", ""])
        #expect(
            pointers { () throws(Faults) in _ = try AnalysisRequest(Array(#"{"manifests": "{"}"#.utf8), as: .json) }
                .count == 1)
    }
}
