import Foundation
import Model
import Testing

@testable import Manifests

struct MeshReadingTests {
    private static let good = """
        apiVersion: v1
        kind: Service
        metadata: {name: orders, namespace: shop, annotations: {a: b, kubectl.kubernetes.io/last-applied-configuration: "x"}}
        spec: {ports: [{port: 80, name: http}], selector: {app: orders}}
        """
    private static let faulty = """
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata: {name: default, namespace: shop}
        spec: {mtls: {mode: STRIKT}}
        """
    private static let ignored = """
        apiVersion: v1
        kind: Secret
        metadata: {name: key, namespace: shop}
        stringData: {password: hunter2}
        """

    private func read(_ documents: String...) -> MeshReading {
        MeshReading.read(Array(documents.joined(separator: "\n---\n").utf8), as: .yaml)
    }

    @Test func `a faulty object is left out and named, and the rest stays`() throws {
        let reading = read(Self.good, Self.faulty, Self.ignored)
        #expect(reading.counts == [.init(kind: "Service", count: 1)])
        #expect(reading.ignored.map(\.count) == [1])
        #expect(reading.leftOut == [ObjectReference(kind: "PeerAuthentication", namespace: "shop", name: "default")])
        let fault = try #require(reading.faults.first)
        #expect(reading.faults.count == 1)
        #expect(fault.pointer == "/spec/mtls/mode")
        #expect((fault.document, fault.line) == (2, 9))
        let kept = try #require(KeptObjects.read(reading.kept.text))
        #expect(kept.objects.services.map(\.metadata.name) == ["orders"])
        #expect(kept.objects.peerAuthentications.isEmpty)
        #expect(kept.objects.notConsidered == [ObjectReference(kind: "Secret", namespace: "shop", name: "key")])
    }

    @Test func `beyond a thousand faults the faulty objects are left out as well`() throws {
        let bad = (0..<600).map { number in
            "{apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {name: s\(number), namespace: ns}, "
                + "spec: {a: 1, b: 2, c: 3}}"
        }
        let reading = MeshReading.read(Array((bad + [Self.good]).joined(separator: "\n---\n").utf8), as: .yaml)
        #expect(reading.faults.count == 1000)
        #expect(reading.leftOut.count == 600)
        #expect(reading.counts == [.init(kind: "Service", count: 1)])
    }

    @Test func `a mesh ConfigMap with a fault is left out`() throws {
        let map =
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: istio, namespace: istio-system}\n"
            + "data: {mesh: \"enableAutoMtls: maybe\"}"
        let reading = read(Self.good, map)
        #expect(reading.leftOut.map(\.kind) == ["ConfigMap"])
        #expect(try #require(KeptObjects.read(reading.kept.text)).objects.meshSettings == nil)
        let right = try #require(KeptObjects.read(read(map.replacing("maybe", with: "false")).kept.text))
        #expect(right.objects.meshSettings?.enableAutoMTLS == false)
    }

    @Test func `the order of the input leaves no trace, nor does a List`() {
        let documents = [Self.good, Self.ignored, Self.good.replacing("orders", with: "carts")]
        let text = read(documents[0], documents[1], documents[2]).kept.text
        #expect(read(documents[2], documents[0], documents[1]).kept.text == text)
        let items = documents.map { "- " + $0.replacing("\n", with: "\n  ") }.joined(separator: "\n")
        #expect(read("apiVersion: v1\nkind: List\nitems:\n\(items)").kept.text == text)
    }

    @Test(arguments: [
        #"{"name":"orders","namespace":"shop"}"#,
        #"{"namespace":"shop","labels":{"name":"a","x":"}"},"name":"orders"}"#,
        #"{"annotations":{"a\"name\":":"\\"},"finalizers":["b,"],"name":"orders","namespace":"shop"}"#,
        #"{"labels":{"namespace":"else"},"name":"\u006frders","namespace":"shop"}"#,
    ])
    func `an object is found by its name, however its metadata are written`(metadata: String) throws {
        let others = ["order", "orders-2"].map {
            #"{"apiVersion":"v1","kind":"Service","metadata":{"name":"\#($0)","namespace":"shop"},"spec":{}}"#
        }
        let object = #"{"apiVersion":"v1","kind":"Service","metadata":\#(metadata),"spec":{"clusterIP":"10.0.0.1"}}"#
        let kept = read(others[0], object, others[1]).kept
        let reference = ObjectReference(kind: "Service", namespace: "shop", name: "orders")
        let text = try #require(kept.text(of: reference))
        let tree = try #require(Tree.read(text))
        #expect(tree["spec"]?["clusterIP"] == "10.0.0.1")
        #expect(kept.tree(of: reference) == tree)
        #expect(kept.text(of: ObjectReference(kind: "Service", namespace: "else", name: "orders")) == nil)
        #expect(kept.text(of: ObjectReference(kind: "Service", namespace: "shop", name: "a")) == nil)
    }

    @Test func `secrets, managed fields and applied configurations are not kept`() {
        let text = String(decoding: read(Self.good, Self.ignored).kept.text, as: UTF8.self)
        #expect(!text.contains("hunter2"))
        #expect(!text.contains("last-applied"))
        #expect(text.contains(#""annotations":{"a":"b"}"#))
    }

    @Test func `an object is found again as it was written`() throws {
        let names = ["a", "b", "c", "orders", "z"]
        let reading = MeshReading.read(
            Array(names.map { Self.good.replacing("orders", with: $0) }.joined(separator: "\n---\n").utf8), as: .yaml)
        let kept = try #require(KeptObjects.read(reading.kept.text)).kept
        #expect(kept.count == 5)
        for name in names {
            let tree = kept.tree(of: ObjectReference(kind: "Service", namespace: "shop", name: name))
            #expect(tree?["metadata"]?["name"]?.text == name)
            #expect(tree?["spec"]?["ports"]?.elements?.count == 1)
        }
        #expect(kept.tree(of: ObjectReference(kind: "Service", namespace: "shop", name: "missing")) == nil)
        #expect(kept.tree(of: ObjectReference(kind: "Secret", namespace: "shop", name: "a")) == nil)
    }

    @Test func `what is kept decides as the text does, for every member of every kind`() throws {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/every-member.json")
        let bytes = try [UInt8](Data(contentsOf: path))
        let kept = try #require(KeptObjects.read(MeshReading.read(bytes, as: .json).kept.text))
        #expect(Self.dump(kept.objects) == Self.dump(ManifestReading.read(bytes, as: .json).objects))
    }

    /// Everything of the objects but where they were read.
    private static func dump(_ objects: Objects) -> [String] {
        Mirror(reflecting: objects).children.map { child in
            var text = ""
            Swift.dump(child.value, to: &text)
            return text.split(separator: "\n").filter {
                !$0.contains("origin") && !$0.contains("- document: ") && !$0.contains("- node: ")
            }
            .joined(separator: "\n")
        }
    }

    @Test func `JSON lines with a broken line are read around it`() throws {
        let service = { (name: String) in
            #"{"apiVersion":"v1","kind":"Service","metadata":{"name":"\#(name)","namespace":"shop"},"spec":{}}"#
        }
        let text = [service("a"), #"{"apiVersion":"v1","kind":"#, service("b")].joined(separator: "\n")
        let reading = MeshReading.read(Array(text.utf8), as: .jsonLines)
        #expect(reading.counts == [.init(kind: "Service", count: 2)])
        #expect(reading.faults.map(\.document) == [2])
        #expect(reading.isReadable)
        #expect(!MeshReading.read(Array("{".utf8), as: .json).isReadable)
    }

    @Test func `what is no kept text is none`() {
        #expect(KeptObjects.read(Array("[]".utf8)) == nil)
        #expect(KeptObjects.read([]) == nil)
    }
}
