import Foundation
import Model
import Testing

@testable import Manifests

struct TreeTests {
    @Test func `a value is set, found and removed at its pointer`() throws {
        var tree: Tree = ["spec": ["ports": [["port": 80], ["port": 443]]]]
        let name = try #require(JSONPointer("/spec/ports/1/name"))
        #expect(tree[name] == nil)
        let didSetName = tree.set("https", at: name)
        #expect(didSetName && tree[name] == "https")
        let didSetLabel = tree.set("x", at: JSONPointer(["metadata", "labels", "a/b~c"]))
        #expect(didSetLabel)
        #expect(tree[try #require(JSONPointer("/metadata/labels/a~1b~0c"))] == "x")
        let didAppend = tree.set(["port": 1], at: JSONPointer(["spec", "ports", "-"]))
        let didRemove = tree.remove(at: JSONPointer(["spec", "ports", "0"]))
        #expect(didAppend && didRemove)
        let didRemoveNothing = tree.remove(at: JSONPointer(["spec", "ports", "7"]))
        let didSetNothing = tree.set(1, at: JSONPointer(["spec", "ports", "01"]))
        #expect(!didRemoveNothing && !didSetNothing)
        #expect(
            String(decoding: JSONWriter.write(tree), as: UTF8.self)
                == #"{"spec":{"ports":[{"port":443,"name":"https"},{"port":1}]},"metadata":{"labels":{"a/b~c":"x"}}}"#)
    }

    @Test(arguments: ["a", "/a~2", "/a~"])
    func `a pointer that RFC 6901 does not know is refused`(text: String) {
        #expect(JSONPointer(text) == nil)
    }

    @Test(arguments: [
        ("true", "\"true\""), ("8080", "\"8080\""), ("", "\"\""), ("*", "'*'"), ("it's", "it's"), ("'a", "'''a'"),
        ("a: b", "'a: b'"), ("a #b", "'a #b'"), ("x", "x"), ("1.2.3", "1.2.3"),
        ("2026-01-31T12:00:00Z", "\"2026-01-31T12:00:00Z\""),
        ("- a", "'- a'"), ("-a", "-a"), ("a\tb", "\"a\\tb\""), ("ü", "ü"), ("no", "\"no\""), ("0x1f", "\"0x1f\""),
        ("1:20", "\"1:20\""), (" a", "' a'"), ("@a", "'@a'"), ("a:b", "a:b"), ("<<", "\"<<\""),
    ])
    func `a text has quotes only where it needs them`(text: String, expected: String) {
        #expect(YAMLWriter.write(.object([.init("a", .string(text))])) == "a: \(expected)\n")
    }

    @Test(arguments: [
        "a\nb\n", "a\nb", "a\n\n", "\na\n", " a\nb", "a \nb", "a\n  b\n", "\u{1}", "a\r\nb", "---", "? x", "", "\n",
        "a\n\nb\n\n\n", "key: |\n  x\n", "# c\nx: 1\n", "a\tb\nc", "\u{feff}x", "é\u{85}", "a\n \nb", "'\"", "a:\n",
    ])
    func `every text is the same after printing and reading`(text: String) throws {
        let tree: Tree = [
            "a": .string(text), "b": [.string(text), ["c": .string(text)]], "d": ["e": [[.string(text)]]],
        ]
        let yaml = YAMLWriter.write(tree)
        let reading = YAMLReader.read(Array(yaml.utf8))
        #expect(reading.faults == [])
        #expect(reading.document.tree(try #require(reading.document.roots.first).node) == tree, "\(yaml)")
    }

    @Test func `an object is printed as kubectl prints it`() {
        let tree: Tree = [
            "apiVersion": "v1", "kind": "Service", "metadata": ["annotations": [:], "name": "a"],
            "spec": ["ports": [["name": "https", "port": 443], ["port": 80]], "x": [], "z": .null],
        ]
        #expect(
            YAMLWriter.write(tree) == """
                apiVersion: v1
                kind: Service
                metadata:
                  annotations: {}
                  name: a
                spec:
                  ports:
                  - name: https
                    port: 443
                  - port: 80
                  x: []
                  z: null

                """)
    }

    @Test func `an object of the manifests is found as it was written`() throws {
        let yaml = "apiVersion: v1\nkind: PodList\nitems:\n- metadata: {name: a, namespace: b}\n  spec: {zz: 1}\n"
        let reading = ManifestReading.read(Array(yaml.utf8), as: .yaml)
        let tree = try #require(reading.tree(of: ObjectReference(kind: "Pod", namespace: "b", name: "a")))
        #expect(tree["kind"] == "Pod")
        #expect(tree[JSONPointer(["spec", "zz"])] == 1)
        #expect(reading.tree(of: ObjectReference(kind: "Pod", namespace: "b", name: "c")) == nil)
    }
}
