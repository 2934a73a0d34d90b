import Engine
import Manifests
import Meshes
import Testing

@Suite("What does not change an answer")
struct InvarianceTests {
    @Test("the order of the documents, byte for byte")
    func order() throws {
        try Property.holds(meshes: 700, atLeast: 550) { mesh in
            guard let json = mesh.json else { return .silent }
            var random = SeededGenerator(seed: mesh.seed)
            var shuffled = mesh
            shuffled.objects.shuffle(using: &random)
            return .equal(json, shuffled.json)
        }
    }

    /// Objects that are there, and decide nothing for any call of the mesh.
    private static let idle: [Tree] = {
        func object(_ kind: String, _ spec: Tree, in namespace: String = "alder") -> Tree {
            let group = kind == "PeerAuthentication" ? "security" : "networking"
            return [
                "apiVersion": .string("\(group).istio.io/v1"), "kind": .string(kind),
                "metadata": ["name": "idle", "namespace": .string(namespace)], "spec": spec,
            ]
        }
        let nobody: Tree = ["app": "nobody"]
        let strict: Tree = ["mtls": ["mode": "STRICT"]]
        var objects = Names.namespaces.flatMap { namespace in
            [
                object(
                    "PeerAuthentication", ["selector": ["matchLabels": nobody], "mtls": ["mode": "STRICT"]],
                    in: namespace),
                object(
                    "DestinationRule",
                    ["host": "idle.example.net", "trafficPolicy": ["tls": ["mode": "SIMPLE"]]], in: namespace),
                object(
                    "Sidecar", ["workloadSelector": ["labels": nobody], "egress": [["hosts": ["~/*"]]]], in: namespace),
                object("EnvoyFilter", ["workloadSelector": ["labels": nobody], "configPatches": []], in: namespace),
            ]
        }
        objects.append(object("PeerAuthentication", strict, in: "far-away"))
        objects.append(
            object(
                "ServiceEntry",
                [
                    "hosts": ["idle.example.net"], "addresses": ["198.51.100.77"], "resolution": "STATIC",
                    "endpoints": [["address": "198.51.100.78"]],
                    "ports": [["number": 49999, "name": "p", "protocol": "TCP"]],
                ]))
        objects.append(
            object(
                "VirtualService",
                ["hosts": ["idle.example.net"], "tcp": [["route": [["destination": ["host": "idle.example.net"]]]]]]))
        objects.append([
            "apiVersion": "v1", "kind": "Service", "metadata": ["name": "idle", "namespace": "birch"],
            "spec": ["selector": nobody, "ports": [["name": "http", "port": 49998]]],
        ])
        objects.append([
            "apiVersion": "v1", "kind": "Namespace",
            "metadata": ["name": "far-away", "labels": ["istio-injection": "enabled"]],
        ])
        return objects
    }()

    @Test("an object that selects nothing")
    func idle() throws {
        try Property.holds(meshes: 700, atLeast: 550) { mesh in
            guard let before = mesh.answer else { return .silent }
            var random = SeededGenerator(seed: mesh.seed)
            let more = (0..<3).map { _ in random.pick(Self.idle) }
            guard Set(more.map { "\($0)" }).count == 3, let after = mesh.with(more).answer else { return .silent }
            return .equal(before.core, after.core)
        }
    }

    @Test("the names of namespaces, workloads and services: only names change")
    func names() throws {
        let names = Set(Names.namespaces + Names.workloads)
        try Property.holds(meshes: 700, atLeast: 550) { mesh in
            guard let json = mesh.json else { return .silent }
            var renamed = mesh
            renamed.objects = mesh.objects.map { $0.renamed(names) }
            renamed.client = mesh.client.renamed(names)
            renamed.server = mesh.server.renamed(names)
            return .equal(json.renamed(names), renamed.json)
        }
    }

    @Test("YAML or JSON")
    func format() throws {
        try Property.holds(meshes: 500, atLeast: 400) { mesh in
            guard let answer = mesh.answer else { return .silent }
            let yaml = Array(YAMLWriter.write(mesh.question).utf8)
            if let read = RandomMesh.answer(yaml, as: .yaml), read != answer { return .equal(answer, read) }
            var asText = mesh.question
            let documents = mesh.objects.map { YAMLWriter.write($0) }.joined(separator: "---\n")
            _ = asText.set(.string(documents), at: JSONPointer(["manifests"]))
            return .equal(answer, RandomMesh.answer(JSONWriter.write(asText), as: .json))
        }
    }
}

extension Tree {
    /// The same with every such name longer by a letter, wherever it stands as a word.
    fileprivate func renamed(_ names: Set<String>) -> Tree {
        switch self {
        case .string(let text): .string(text.renamed(names))
        case .array(let elements): .array(elements.map { $0.renamed(names) })
        case .object(let members): .object(members.map { Member($0.name, $0.value.renamed(names)) })
        case .null, .bool, .integer, .double: self
        }
    }
}

extension String {
    fileprivate func renamed(_ names: Set<String>) -> String {
        var result = ""
        var word = ""
        for character in self + " " {
            if character.isLetter {
                word.append(character)
                continue
            }
            result += names.contains(word) ? word + "q" : word
            word = ""
            result.append(character)
        }
        return String(result.dropLast())
    }
}
