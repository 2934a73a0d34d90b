import Testing

@testable import Manifests

@Suite("Changes of a YAML text in place")
struct YAMLEditorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var says: String
        var before: String
        var operation: TreeOperation
        var after: String

        var testDescription: String { says }
    }

    private static func at(_ path: String...) -> JSONPointer { JSONPointer(path) }

    static let cases: [Case] = [
        Case(
            says: "a scalar keeps its comment", before: "a: # x\n  b: 1 # y\nc: 2\n",
            operation: .replace(at("a", "b"), 3),
            after: "a: # x\n  b: 3 # y\nc: 2\n"),
        Case(
            says: "a text keeps its quotes", before: "a: 'STRICT'\nb: \"STRICT\"\n",
            operation: .replace(at("a"), "PERMISSIVE"), after: "a: 'PERMISSIVE'\nb: \"STRICT\"\n"),
        Case(
            says: "a text keeps its double quotes", before: "b: \"STRICT\"\n", operation: .replace(at("b"), "it's"),
            after: "b: \"it's\"\n"),
        Case(
            says: "nothing behind a key becomes a value", before: "a:\nb: 1\n", operation: .replace(at("a"), "x"),
            after: "a: x\nb: 1\n"),
        Case(
            says: "nothing behind a key becomes a mapping, and the comment stays", before: "a: # why\nb: 1\n",
            operation: .replace(at("a"), ["x": ["z": "true"]]), after: "a: # why\n  x:\n    z: \"true\"\nb: 1\n"),
        Case(
            says: "a word becomes a list", before: "m:\n  a: null\n  b: 1\n", operation: .replace(at("m", "a"), ["x"]),
            after: "m:\n  a:\n  - x\n  b: 1\n"),
        Case(
            says: "a block of text becomes a word", before: "a: |\n  x\n  y\nb: 1\n", operation: .replace(at("a"), "z"),
            after: "a: z\nb: 1\n"),
        Case(
            says: "a member comes behind the last one, in its column", before: "m:\n    a: 1 # x\n\n    # end\nb: 1\n",
            operation: .add(at("m", "c"), ["d": 1]), after: "m:\n    a: 1 # x\n    c:\n      d: 1\n\n    # end\nb: 1\n"),
        Case(
            says: "a member comes behind a block of text", before: "m:\n  a: |\n    x\nb: 1\n",
            operation: .add(at("m", "c"), 2), after: "m:\n  a: |\n    x\n  c: 2\nb: 1\n"),
        Case(
            says: "a member comes into brackets", before: "m: {a: 1}\n", operation: .add(at("m", "c/d"), ["x", "y,z"]),
            after: "m: {a: 1, c/d: [x, \"y,z\"]}\n"),
        Case(
            says: "a member comes into empty brackets", before: "m: {} # x\n", operation: .add(at("m", "c"), 1),
            after: "m: {c: 1} # x\n"),
        Case(
            says: "an element comes behind the last one", before: "l:\n  - a\n  - b # x\nc: 1\n",
            operation: .add(at("l", "2"), ["k": 1]), after: "l:\n  - a\n  - b # x\n  - k: 1\nc: 1\n"),
        Case(
            says: "an element of a list that is not indented", before: "l:\n- a\nc: 1\n",
            operation: .add(at("l", "1"), "b"), after: "l:\n- a\n- b\nc: 1\n"),
        Case(
            says: "an element comes into brackets", before: "l: [ a ]\n", operation: .add(at("l", "1"), "~/*"),
            after: "l: [ a, ~/* ]\n"),
        Case(
            says: "a member goes with its line and its comment", before: "a: 1\nb: # x\n  c: 1\n# y\nd: 1\n",
            operation: .remove(at("b")), after: "a: 1\n# y\nd: 1\n"),
        Case(
            says: "the first member behind a dash goes", before: "l:\n- a: 1\n  b: 2\n",
            operation: .remove(at("l", "0", "a")), after: "l:\n- b: 2\n"),
        Case(
            says: "a member goes from brackets", before: "m: {a: 1, b: 2}\n", operation: .remove(at("m", "b")),
            after: "m: {a: 1}\n"),
        Case(
            says: "the last member leaves empty brackets", before: "m: # x\n  a: 1\nb: 1\n",
            operation: .remove(at("m", "a")), after: "m: {} # x\nb: 1\n"),
        Case(
            says: "the last member behind a dash leaves empty brackets, and its comment",
            before: "l:\n- a: 1 # x\n- b: 2\n", operation: .remove(at("l", "0", "a")), after: "l:\n- {} # x\n- b: 2\n"),
        Case(
            says: "a block behind a dash leaves empty brackets", before: "l:\n- a:\n    b: 1\n    c: 2\n# y\nd: 1\n",
            operation: .remove(at("l", "0", "a")), after: "l:\n- {}\n# y\nd: 1\n"),
        Case(
            says: "the last element behind a dash leaves empty brackets", before: "l:\n- - a # x\n- - b\n",
            operation: .remove(at("l", "0", "0")), after: "l:\n- [] # x\n- - b\n"),
        Case(
            says: "an element goes with its lines", before: "l:\n- a: 1\n  b: 2\n- c: 3\n",
            operation: .remove(at("l", "0")), after: "l:\n- c: 3\n"),
        Case(
            says: "characters of several bytes are counted as libyaml counts them",
            before: "# ä€😀\na: ü # ß\nb: 'é' # ø\n", operation: .replace(at("b"), "ñ"),
            after: "# ä€😀\na: ü # ß\nb: 'ñ' # ø\n"),
        Case(
            says: "lines that end as on Windows go on doing so", before: "a:\r\n  b: 1\r\n",
            operation: .add(at("a", "c"), ["d": 1]), after: "a:\r\n  b: 1\r\n  c:\r\n    d: 1\r\n"),
    ]

    @Test(arguments: cases)
    func `all else stays byte for byte`(example: Case) throws {
        let edited = try #require(YAMLEditor.edit(Array(example.before.utf8), [example.operation]))
        #expect(String(decoding: edited, as: UTF8.self) == example.after)
    }

    @Test(arguments: [
        ("a: &x 1\nb: *x\n", TreeOperation.replace(JSONPointer(["b", "c"]), 1)),
        ("a:\n  b: 1\n", .add(JSONPointer(["c", "d"]), 1)), ("- a\n", .remove(JSONPointer(["1"]))),
        ("a: [1, 2\n", .remove(JSONPointer(["a", "0"]))),
    ])
    func `what has no place is not changed`(before: String, operation: TreeOperation) {
        #expect(YAMLEditor.edit(Array(before.utf8), [operation]) == nil)
    }

    @Test(arguments: 1...400)
    func `an edit gives the value that its operations give, or nothing`(seed: UInt64) throws {
        var random = SeededGenerator(seed)
        let before: Tree = ["x": TreeDeltaTests.tree(&random, depth: 4), "y": TreeDeltaTests.tree(&random, depth: 3)]
        var after = before
        _ = after.set(TreeDeltaTests.tree(&random, depth: 2), at: JSONPointer(["x", "a"]))
        _ = after.set(TreeDeltaTests.tree(&random, depth: 2), at: JSONPointer(["y"]))
        let text = Array(YAMLWriter.write(before).utf8)
        guard let edited = YAMLEditor.edit(text, before.operations(to: after)) else { return }
        #expect(Tree.read(yaml: edited)?.sorted == after.sorted, "\(String(decoding: edited, as: UTF8.self))")
    }
}
