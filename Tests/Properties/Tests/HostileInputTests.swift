import API
import Engine
import Manifests
import Meshes
import Rendering
import Testing

/// Input that nobody means well with ends in faults or in an answer, and never in a crash.
@Suite("Hostile input")
struct HostileInputTests {
    /// Whether reading and answering came to an end of one of the two kinds.
    private func isSettled(_ bytes: [UInt8], as format: TextFormat) -> Bool {
        let reading = QuestionReading.read(bytes, as: format)
        guard reading.question != nil else { return !reading.faults.isEmpty }
        guard reading.faults.isEmpty else { return false }
        do {
            return try !AnsweredQuestion(reading).report().json.isEmpty
        } catch {
            return error.status == 422 || error.status == 400
        }
    }

    private func check(_ count: Int, _ change: (RandomMesh, inout SeededGenerator) -> ([UInt8], TextFormat)) {
        for seed in UInt64(1)...UInt64(count) {
            var random = SeededGenerator(seed: seed &* 31)
            let (bytes, format) = change(RandomMesh(seed: seed), &random)
            #expect(isSettled(bytes, as: format), "seed \(seed)")
        }
    }

    private func text(_ mesh: RandomMesh, _ random: inout SeededGenerator) -> ([UInt8], TextFormat) {
        random.chance(50)
            ? (JSONWriter.write(mesh.question), .json) : (Array(YAMLWriter.write(mesh.question).utf8), .yaml)
    }

    @Test("a text that ends early")
    func truncated() {
        check(300) { mesh, random in
            let (bytes, format) = text(mesh, &random)
            return (Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random))), format)
        }
    }

    @Test("a text with bytes changed, doubled and out of place")
    func shuffled() {
        check(400) { mesh, random in
            var (bytes, format) = text(mesh, &random)
            for _ in 0..<Int.random(in: 1...12, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(random.pick(Array("{}[]\":,-#&*!|>%@`\n\t\\".utf8)), at: place)
                default:
                    let end = min(place + 40, bytes.count)
                    bytes.insert(
                        contentsOf: Array(bytes[place..<end]), at: Int.random(in: 0..<bytes.count, using: &random))
                }
            }
            return (bytes, format)
        }
    }

    private static let intruders: [Tree] = [
        .null, true, 0, -1, .integer(.max), .integer(.min), .double(1e308), .double(-0.5), "", "*", "~", ".", "/",
        "\u{0}",
        "\u{202e}retsam", "a\u{200b}b", "\u{feff}", .string(String(repeating: "é", count: 5000)), [], [:], [[]],
        ["a": ["b": []]], "0x1f", "1e99999", "99999999999999999999", "255.255.255.255/33", "::/0", "*.*", "-", "a/b/c",
    ]

    @Test("a value of another type, or out of all bounds, anywhere")
    func confused() {
        check(900) { mesh, random in
            var tree = mesh.question
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                tree.replaceAnywhere(with: random.pick(Self.intruders), &random)
            }
            return random.chance(50)
                ? (JSONWriter.write(tree), .json) : (Array(YAMLWriter.write(tree).utf8), .yaml)
        }
    }

    @Test(
        "names that are long, or read from right to left, or cannot be seen",
        arguments: [
            String(repeating: "n", count: 64), String(repeating: "a.", count: 2000), "\u{202e}nimda", "web\u{200b}",
            "we\u{301}b",
            "\u{1F600}", "web\n", "..", "-web", "WEB",
        ])
    func names(name: String) {
        for seed in UInt64(1)...30 {
            var mesh = RandomMesh(seed: seed)
            mesh.objects = mesh.objects.map { $0.replacing("heron", with: name) }
            mesh.client = mesh.client.replacing("heron", with: name)
            mesh.server = mesh.server.replacing("heron", with: name)
            #expect(isSettled(JSONWriter.write(mesh.question), as: .json), "seed \(seed)")
        }
    }

    @Test("nesting without end", arguments: ["[", "{\"a\":", "- ", "? ", "{a: ", "[[{\"x\":"])
    func nesting(opening: String) {
        for depth in [50, 1000, 100_000] {
            let text = String(repeating: opening, count: depth)
            for format in [TextFormat.json, .yaml] {
                #expect(isSettled(Array(text.utf8), as: format))
                #expect(isSettled(Array("client: \(text)".utf8), as: format))
            }
        }
    }

    @Test("anchors that expand without end")
    func anchors() {
        let lines = (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]" }
        let text = "a0: &a0 [x]\n" + lines.joined(separator: "\n")
        #expect(isSettled(Array(text.utf8), as: .yaml))
    }
}

extension Tree {
    /// Puts a value into a random place.
    fileprivate mutating func replaceAnywhere(with value: Tree, _ random: inout SeededGenerator) {
        switch self {
        case .array(var elements) where !elements.isEmpty && random.chance(92):
            let place = Int.random(in: 0..<elements.count, using: &random)
            elements[place].replaceAnywhere(with: value, &random)
            self = .array(elements)
        case .object(var members) where !members.isEmpty && random.chance(92):
            let place = Int.random(in: 0..<members.count, using: &random)
            members[place].value.replaceAnywhere(with: value, &random)
            self = .object(members)
        default: self = value
        }
    }

    fileprivate func replacing(_ name: String, with other: String) -> Tree {
        switch self {
        case .string(let text): .string(text == name ? other : text)
        case .array(let elements): .array(elements.map { $0.replacing(name, with: other) })
        case .object(let members): .object(members.map { Member($0.name, $0.value.replacing(name, with: other)) })
        case .null, .bool, .integer, .double: self
        }
    }
}
