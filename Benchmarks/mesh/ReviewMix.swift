import Manifests

/// AdmissionReviews as a busy cluster sends them, over a generated mesh: the same for the same mesh.
///
/// Of a hundred, 57 are updates that decide nothing (an image, an annotation), 33 change what is decided and harm nobody or
/// hardly anybody (labels, replicas, endpoints, rules, the weights of routes, whom the API server calls), and 10 are new
/// objects or ones that go.
struct ReviewMix {
    private let objects: [Tree]
    private var state: UInt64 = 7

    init(_ objects: [Tree]) {
        self.objects = objects
    }

    mutating func next() -> [UInt8] {
        switch random() % 100 {
        case 0..<45: return update(pick("Deployment"), setting: ["spec", "template", "spec", "containers"], image)
        case 45..<57:
            return update(pick("Deployment"), setting: ["spec", "template", "metadata", "annotations"]) { _ in
                ["kubectl.kubernetes.io/restartedAt": "2026-03-02T10:00:00Z"]
            }
        case 57..<59: return update(pick("VirtualService"), setting: ["spec", "http"], split)
        case 59: return review("CREATE", webhooks(pick("Service")))
        case 60..<70:
            return update(pick("Deployment"), setting: ["spec", "template", "metadata", "labels", "version"]) { _ in
                "v2"
            }
        case 70..<76: return update(pick("Deployment"), setting: ["spec", "replicas"]) { _ in 0 }
        case 76..<80:
            return update(pick("Service"), setting: ["metadata", "labels"]) { _ in ["team": "shop"] }
        case 80..<84: return review("CREATE", endpointSlice(pick("Service")))
        case 84..<87: return update(pick("Namespace"), setting: ["metadata", "labels", "team"]) { _ in "shop" }
        case 87..<90:
            return update(pick("DestinationRule"), setting: ["spec", "trafficPolicy", "connectionPool"]) { _ in
                ["tcp": ["maxConnections": 100]]
            }
        case 90..<93:
            return update(pick("PeerAuthentication"), setting: ["spec", "mtls", "mode"]) { _ in "PERMISSIVE" }
        case 93..<95: return review("DELETE", pick("DestinationRule"))
        case 95..<98: return review("CREATE", renamed(pick("Deployment")))
        default: return review("DELETE", pick("Deployment"))
        }
    }

    private mutating func random() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }

    private mutating func pick(_ kind: Tree) -> Tree {
        while true {
            let object = objects[Int(random() % UInt64(objects.count))]
            if object["kind"] == kind { return object }
        }
    }

    private func image(_ containers: Tree?) -> Tree {
        let first = Self.setting(containers?.elements?.first ?? .null, ["image"]) { _ in
            "registry.example.com/app:1.4.3"
        }
        return .array([first])
    }

    /// A tenth of the requests to another service.
    private func split(_ routes: Tree?) -> Tree {
        let host = routes?.elements?.first?["route"]?.elements?.first?["destination"]?["host"] ?? .null
        return [
            [
                "route": [
                    ["destination": ["host": host, "port": ["number": 80]], "weight": 90],
                    ["destination": ["host": "app-0", "port": ["number": 80]], "weight": 10],
                ]
            ]
        ]
    }

    private func webhooks(_ service: Tree) -> Tree {
        let metadata = service["metadata"]
        let reference: Tree = [
            "name": metadata?["name"] ?? .null, "namespace": metadata?["namespace"] ?? .null, "port": 443,
        ]
        return [
            "apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration",
            "metadata": ["name": "checks"],
            "webhooks": [["clientConfig": ["caBundle": "", "service": reference], "name": "checks.example.com"]],
        ]
    }

    private func renamed(_ object: Tree) -> Tree {
        Self.setting(object, ["metadata", "name"]) { name in .string("\(name?.text ?? "")-canary") }
    }

    private func endpointSlice(_ service: Tree) -> Tree {
        let name = service["metadata"]?["name"] ?? .null
        return [
            "addressType": "IPv4", "apiVersion": "discovery.k8s.io/v1",
            "endpoints": [["addresses": ["10.9.8.7"], "conditions": ["ready": true]]], "kind": "EndpointSlice",
            "metadata": [
                "labels": ["kubernetes.io/service-name": name], "name": .string("\(name.text ?? "")-abcde"),
                "namespace": service["metadata"]?["namespace"] ?? .null,
            ], "ports": [["name": "http", "port": 8080]],
        ]
    }

    private func update(_ object: Tree, setting path: [String], _ value: (Tree?) -> Tree) -> [UInt8] {
        review("UPDATE", Self.setting(object, path[...], value))
    }

    private static func setting(_ tree: Tree, _ path: ArraySlice<String>, _ value: (Tree?) -> Tree) -> Tree {
        guard let name = path.first else { return value(tree) }
        var members = tree.members ?? []
        let rest = path.dropFirst()
        if let place = members.firstIndex(where: { $0.name == name }) {
            members[place].value = setting(members[place].value, rest, value)
        } else {
            members.append(.init(name, rest.isEmpty ? value(nil) : setting(.object([]), rest, value)))
        }
        return .object(members)
    }

    private func review(_ operation: Tree, _ object: Tree) -> [UInt8] {
        let version = object["apiVersion"]?.text ?? ""
        let slash = version.firstIndex(of: "/")
        let group = slash.map { String(version[..<$0]) } ?? ""
        var request: [Tree.Member] = [
            .init("uid", "705ab4f5-6393-11e8-b7cc-42010a800002"), .init("operation", operation),
            .init(
                "kind",
                ["group": .string(group), "kind": object["kind"] ?? .null, "version": "v1"]),
            .init("name", object["metadata"]?["name"] ?? .null),
        ]
        if let namespace = object["metadata"]?["namespace"] { request.append(.init("namespace", namespace)) }
        request.append(.init(operation == "DELETE" ? "oldObject" : "object", object))
        return JSONWriter.write([
            "apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": .object(request),
        ])
    }
}
