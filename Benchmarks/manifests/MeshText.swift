import Manifests

/// A mesh as a cluster would print it, in every way of writing.
struct MeshText {
    let json: [UInt8]
    let spacedJSON: [UInt8]
    let jsonLines: [UInt8]
    let yaml: [UInt8]

    init(services: Int) {
        let objects = (0..<services).flatMap { Self.objects(number: $0) }
        let list: Tree = ["apiVersion": "v1", "items": .array(objects), "kind": "List", "metadata": [:]]
        json = JSONWriter.write(list)
        spacedJSON = Self.spaced(list, indent: 0)
        jsonLines = objects.flatMap { JSONWriter.write($0) + [0x0a] }
        yaml = Array(objects.map { YAMLWriter.write($0) }.joined(separator: "---\n").utf8)
    }

    private static func objects(number: Int) -> [Tree] {
        let name = Tree.string("orders-\(number)")
        let metadata: Tree = [
            "annotations": ["deployment.kubernetes.io/revision": "3", "team.example.com/owner": "payments-platform"],
            "creationTimestamp": "2026-03-01T09:30:00Z", "generation": 4, "labels": ["app": name, "version": "v1"],
            "name": name, "namespace": .string("team-\(number % 50)"),
            "resourceVersion": .string("\(800_000 + number)"),
            "uid": "5f7c1c1e-6a55-4a0e-9d8a-0b9f6a1c2d3e",
        ]
        let container: Tree = [
            "image": .string("registry.example.com/orders:\(number)"), "imagePullPolicy": "IfNotPresent", "name": "app",
            "ports": [["containerPort": 8443, "name": "https", "protocol": "TCP"]],
            "readinessProbe": ["failureThreshold": 3, "httpGet": ["path": "/ready", "port": 8443, "scheme": "HTTPS"]],
            "resources": [
                "limits": ["cpu": "500m", "memory": "512Mi"], "requests": ["cpu": "100m", "memory": "128Mi"],
            ],
            "env": [["name": "LOG_LEVEL", "value": "info"], ["name": "REGION", "value": "eu-west-1"]],
        ]
        return [
            [
                "apiVersion": "v1", "kind": "Service", "metadata": metadata,
                "spec": [
                    "clusterIP": .string("10.\(number / 65536 % 256).\(number / 256 % 256).\(number % 256)"),
                    "ports": [["name": "https", "port": 443, "protocol": "TCP", "targetPort": 8443]],
                    "selector": ["app": name], "sessionAffinity": "None", "type": "ClusterIP",
                ], "status": ["loadBalancer": [:]],
            ],
            [
                "apiVersion": "apps/v1", "kind": "Deployment", "metadata": metadata,
                "spec": [
                    "replicas": 2, "selector": ["matchLabels": ["app": name]],
                    "template": [
                        "metadata": ["labels": ["app": name, "version": "v1"]],
                        "spec": ["containers": [container], "serviceAccountName": name, "restartPolicy": "Always"],
                    ],
                ],
                "status": ["availableReplicas": 2, "observedGeneration": 4, "readyReplicas": 2, "replicas": 2],
            ],
            [
                "apiVersion": "networking.istio.io/v1", "kind": "DestinationRule", "metadata": metadata,
                "spec": [
                    "host": .string("orders-\(number).team-\(number % 50).svc.cluster.local"),
                    "trafficPolicy": ["tls": ["mode": "ISTIO_MUTUAL"]],
                ],
            ],
        ]
    }

    private static func spaced(_ tree: Tree, indent: Int) -> [UInt8] {
        let margin = Array(String(repeating: " ", count: indent + 4).utf8)
        let end = [0x0a] + Array(String(repeating: " ", count: indent).utf8)
        let comma: [UInt8] = [0x2c]
        switch tree {
        case .object(let members) where !members.isEmpty:
            let lines = members.map {
                [0x0a] + margin + JSONWriter.write(.string($0.name)) + [0x3a, 0x20]
                    + spaced($0.value, indent: indent + 4)
            }
            return [0x7b] + Array(lines.joined(separator: comma)) + end + [0x7d]
        case .array(let elements) where !elements.isEmpty:
            let lines = elements.map { [0x0a] + margin + spaced($0, indent: indent + 4) }
            return [0x5b] + Array(lines.joined(separator: comma)) + end + [0x5d]
        default: return JSONWriter.write(tree)
        }
    }

    static let question = Array(
        """
        {"name":"web calls orders","client":{"namespace":"shop","workload":"web","serviceAccount":"web","dataplane":\
        "sidecar"},"server":{"namespace":"shop","service":"orders","workload":"orders","serviceAccount":"orders",\
        "labels":{"app":"orders"},"dataplane":"sidecar","port":{"number":8443,"name":"http","targetPort":8443},"app":\
        {"protocol":"http","tls":true}},"request":{"protocol":"http1","tls":false},"policies":{"peerAuthentication":\
        "STRICT","destinationRule":"ISTIO_MUTUAL"},"manifests":[{"apiVersion":"security.istio.io/v1","kind":\
        "PeerAuthentication","metadata":{"name":"default","namespace":"istio-system"},"spec":{"mtls":{"mode":"STRICT"}}}]}
        """.utf8)
}
