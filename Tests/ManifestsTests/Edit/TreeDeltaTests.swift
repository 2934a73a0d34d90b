import Golden
import Testing

@testable import Manifests

@Suite("Operations that make one value into another")
struct TreeDeltaTests {
    @Test("only what differs is named, as deep down as it does")
    func small() {
        let before: Tree = ["spec": ["ports": [["name": "http", "port": 80], ["port": 443]], "gone": 1]]
        let after: Tree = ["spec": ["ports": [["name": "https", "port": 80], ["port": 443], ["port": 1]]]]
        #expect(
            before.operations(to: after) == [
                .remove(JSONPointer(["spec", "gone"])),
                .replace(JSONPointer(["spec", "ports", "0", "name"]), "https"),
                .add(JSONPointer(["spec", "ports", "2"]), ["port": 1]),
            ])
    }

    @Test("what takes the place of all members comes before they go")
    func renewed() {
        let (before, after): (Tree, Tree) = (["tls": ["httpsRedirect": true]], ["tls": ["mode": "SIMPLE"]])
        #expect(
            before.operations(to: after) == [
                .add(JSONPointer(["tls", "mode"]), "SIMPLE"), .remove(JSONPointer(["tls", "httpsRedirect"])),
            ])
    }

    @Test("a patch escapes its pointers")
    func escapes() {
        let before: Tree = ["metadata": ["annotations": ["a": "b"]]]
        let after: Tree = ["metadata": ["annotations": ["a": "b", "istio.io/~x": "c"]]]
        #expect(
            String(decoding: TreeOperation.patch(before.operations(to: after)), as: UTF8.self)
                == #"[{"op":"add","path":"/metadata/annotations/istio.io~1~0x","value":"c"}]"#)
    }

    @Test("applied to the one value, they give the other", arguments: 1...300)
    func roundTrip(seed: UInt64) {
        var random = SeededGenerator(seed)
        let (before, after) = (Self.tree(&random, depth: 4), Self.tree(&random, depth: 4))
        let patch = TreeOperation.patch(before.operations(to: after))
        #expect(AppliedPatch.apply(patch, to: before)?.sorted == after.sorted)
    }

    static func tree(_ random: inout SeededGenerator, depth: Int) -> Tree {
        switch Int.random(in: 0...(depth > 0 ? 7 : 3), using: &random) {
        case 0: return .integer(Int.random(in: 0...3, using: &random))
        case 1: return .string(["a", "b", "yes", "x: y", ""].randomElement(using: &random) ?? "")
        case 2: return .bool(Bool.random(using: &random))
        case 3: return .null
        case 4, 5:
            return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in tree(&random, depth: depth - 1) })
        default:
            let names = ["a", "b", "c/d", "8080"].filter { _ in Bool.random(using: &random) }
            return .object(names.shuffled(using: &random).map { .init($0, tree(&random, depth: depth - 1)) })
        }
    }
}

extension Tree {
    /// With the members of all objects in the order of their names.
    var sorted: Tree {
        switch self {
        case .object(let members):
            .object(members.map { .init($0.name, $0.value.sorted) }.sorted { $0.name < $1.name })
        case .array(let elements): .array(elements.map(\.sorted))
        default: self
        }
    }
}
