import Golden
import Model
import Testing

@testable import Manifests

@Suite("Objects after edits")
struct EditedObjectTests {
    private static let policy = ObjectReference(kind: "PeerAuthentication", namespace: "shop", name: "orders")
    private static let edits = [
        ObjectEdit(set: ["spec", "mtls", "mode"], to: .string("PERMISSIVE")),
        ObjectEdit(set: ["spec", "portLevelMtls", "8443", "mode"], to: .string("STRICT")),
    ]

    private func edited(_ manifests: String) throws -> EditedObject {
        let reading = ManifestReading.read(Array(manifests.utf8), as: .guess(Array(manifests.utf8)))
        return try #require(reading.edited(Self.policy, by: Self.edits))
    }

    private static let written = """
        # who may call orders
        apiVersion: "security.istio.io/v1"
        kind: PeerAuthentication
        spec:
            mtls: {mode: 'STRICT'}   # since the audit
        metadata: # last, as it was
            name: orders
            namespace: shop
            resourceVersion: "12"

        """

    private static let after = """
        # who may call orders
        apiVersion: "security.istio.io/v1"
        kind: PeerAuthentication
        spec:
            mtls: {mode: 'PERMISSIVE'}   # since the audit
            portLevelMtls:
              "8443":
                mode: STRICT
        metadata: # last, as it was
            name: orders
            namespace: shop
            resourceVersion: "12"

        """

    @Test("a document among others keeps its comments, its quotes and the order of its members")
    func document() throws {
        let others = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n---\n"
        let object = try edited(others + Self.written + "--- # the end\n" + others)
        #expect(object.yaml == Self.after)
        #expect(
            object.diff == """
                --- a/shop/peerauthentication-orders.yaml
                +++ b/shop/peerauthentication-orders.yaml
                @@ -2,7 +2,10 @@
                 apiVersion: "security.istio.io/v1"
                 kind: PeerAuthentication
                 spec:
                -    mtls: {mode: 'STRICT'}   # since the audit
                +    mtls: {mode: 'PERMISSIVE'}   # since the audit
                +    portLevelMtls:
                +      "8443":
                +        mode: STRICT
                 metadata: # last, as it was
                     name: orders
                     namespace: shop

                """)
    }

    @Test("an item of a List comes out of it, without its indentation")
    func item() throws {
        let lines = Self.written.split(separator: "\n").dropFirst()
        let item = lines.enumerated().map { ($0.offset == 0 ? "  - " : "    ") + $0.element + "\n" }.joined()
        let before = "  - apiVersion: v1\n    kind: Namespace\n    metadata: {name: shop}\n"
        let object = try edited("apiVersion: v1\nkind: List\nitems:\n" + before + item + before + "metadata: {}\n")
        #expect(object.yaml == Self.after.split(separator: "\n").dropFirst().map { $0 + "\n" }.joined())
    }

    @Test(
        "a text may end in the middle of a line, in spaces, or begin with a byte order mark",
        arguments: ["", "    ", "\n  "])
    func ends(tail: String) throws {
        let item =
            "items:\n  - apiVersion: security.istio.io/v1\n    kind: PeerAuthentication # x\n"
            + "    metadata: {name: orders, namespace: shop}\n    spec: {mtls: {mode: STRICT}}"
        let object = try edited("apiVersion: v1\nkind: List\n\(item)\(tail)")
        #expect(object.yaml.hasPrefix("apiVersion: security.istio.io/v1\nkind: PeerAuthentication # x\n"))
        let root = try edited("\u{FEFF}\(Self.written)\(tail)")
        #expect(root.yaml == Self.after)
    }

    @Test("a question's own manifests keep their text too, as a block and as a list")
    func question() throws {
        let head = """
            client: {namespace: shop, workload: web, dataplane: none}
            server: {host: orders.shop, port: 80}
            manifests:
            """
        let lines = Self.written.split(separator: "\n")
        let block = head + " |\n" + lines.map { "  \($0)\n" }.joined()
        let list =
            head + "\n"
            + lines.dropFirst().enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element + "\n" }
            .joined()
        for (text, expected) in [(block, Self.after), (list, String(Self.after.drop { $0 != "\n" }.dropFirst()))] {
            let reading = QuestionReading.read(Array(text.utf8), as: .yaml)
            #expect(reading.faults == [])
            #expect(reading.edited(Self.policy, .written, by: Self.edits)?.yaml == expected)
        }
    }

    @Test(
        "what cannot be changed in place is written anew",
        arguments: [
            // JSON, brackets, an alias from outside, and a member that comes from a merge.
            #"{"apiVersion":"security.istio.io/v1","kind":"PeerAuthentication","metadata":{"name":"orders","namespace":"shop"},"spec":{"mtls":{"mode":"STRICT"}}}"#,
            "--- {apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: orders, namespace: shop}}\n",
            "apiVersion: v1\nkind: List\nx: &m {mode: STRICT}\nitems:\n- apiVersion: security.istio.io/v1\n"
                + "  kind: PeerAuthentication\n  metadata: {name: orders, namespace: shop}\n  spec:\n    mtls: *m\n",
            "apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: {name: orders, namespace: shop}\n"
                + "spec:\n  mtls:\n    <<: {mode: STRICT}\n",
        ])
    func anew(manifests: String) throws {
        let object = try edited(manifests)
        let tree = try #require(Tree.read(yaml: Array(object.yaml.utf8)))
        #expect(tree["spec"]?["mtls"]?["mode"] == "PERMISSIVE")
        #expect(tree["spec"]?["portLevelMtls"]?["8443"]?["mode"] == "STRICT")
        #expect(YAMLWriter.write(tree) == object.yaml)
    }

    @Test("whatever the text is like, what was edited can be read, and is what was meant", arguments: 1...40)
    func mutations(seed: UInt64) throws {
        var random = SeededGenerator(seed)
        let list =
            "apiVersion: v1\nkind: List\nitems:\n"
            + Self.written.split(separator: "\n").dropFirst().enumerated()
            .map { ($0.offset == 0 ? "- " : "  ") + $0.element + "\n" }.joined()
        for source in [Self.written, list, "# é\n---\n" + Self.written + "---\n" + list] {
            for _ in 0..<50 {
                var text = Array(source.utf8)
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    let place = Int.random(in: 0..<text.count, using: &random)
                    switch Int.random(in: 0...2, using: &random) {
                    case 0: text.remove(at: place)
                    case 1: text.insert(" \n#:-'\"{}[]&*|\t".utf8.randomElement(using: &random) ?? 0x20, at: place)
                    default: text.swapAt(place, Int.random(in: 0..<text.count, using: &random))
                    }
                }
                let reading = ManifestReading.read(text, as: .yaml)
                guard let before = reading.tree(of: Self.policy),
                    let edited = reading.edited(Self.policy, by: Self.edits)
                else { continue }
                var after = before
                after.apply(Self.edits)
                #expect(Tree.read(yaml: Array(edited.yaml.utf8)) == after, "\(String(decoding: text, as: UTF8.self))")
            }
        }
    }

    @Test("an object that is new has no patch, and is compared with nothing")
    func created() throws {
        let question = """
            {"client":{"namespace":"a","workload":"b","dataplane":"none"},"server":{"host":"x.y","port":80}}
            """
        let reading = QuestionReading.read(Array(question.utf8), as: .json)
        let text = ObjectText.object([.init("kind", .string("PeerAuthentication"))])
        let object = try #require(reading.edited(Self.policy, .created(text), by: []))
        #expect(object.patch == nil)
        #expect(
            object.diff.hasPrefix("--- /dev/null\n+++ b/shop/peerauthentication-orders.yaml\n@@ -0,0 +1,1 @@\n+kind:"))
        #expect(AppliedDiff.apply(object.diff, to: "") == object.yaml)
        let described = try #require(reading.edited(Self.policy, .described(text), by: Self.edits))
        #expect(
            described.patch.flatMap { AppliedPatch.apply($0, to: Tree(text)) }
                == Tree.read(yaml: Array(described.yaml.utf8)))
    }
}
