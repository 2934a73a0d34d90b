import Manifests

/// A mesh of a realistic shape, as `kubectl get -A -o json` would print it: the same for the same size.
///
/// Namespaces hold 5 to 50 services, each with a Deployment. Most namespaces inject sidecars, some pods keep out; a tenth
/// have policies; some services are headless, some have routes; hosts outside the mesh come as ServiceEntries.
struct MeshGenerator {
    private var objects: [Tree] = []
    private var state: UInt64 = 42
    private var address: UInt32 = 0

    /// - Parameter services: how many, and as many workloads.
    static func json(services: Int) -> [UInt8] {
        var generator = MeshGenerator()
        generator.addMesh(services: services)
        return JSONWriter.write(["apiVersion": "v1", "items": .array(generator.objects), "kind": "List"])
    }

    static func objects(services: Int) -> [Tree] {
        var generator = MeshGenerator()
        generator.addMesh(services: services)
        return generator.objects
    }

    /// Everything in one namespace: Deployments and Services alone.
    static func oneNamespace(services: Int) -> [UInt8] {
        var generator = MeshGenerator()
        generator.objects.append(namespace("shop", labels: ["istio-injection": "enabled"]))
        for number in 0..<services { generator.addService("app-\(number)", in: "shop", isHeadless: false) }
        return JSONWriter.write(["apiVersion": "v1", "items": .array(generator.objects), "kind": "List"])
    }

    private mutating func addMesh(services: Int) {
        objects.append(Self.namespace("istio-system", labels: [:]))
        var count = 0
        var number = 0
        while count < services {
            let name = "team-\(number)"
            number += 1
            let isInjected = chance(85)
            objects.append(Self.namespace(name, labels: isInjected ? ["istio-injection": "enabled"] : [:]))
            let size = min(5 + Int(random() % 46), services - count)
            let apps = (0..<size).map { "app-\($0)" }
            for app in apps { addService(app, in: name, isHeadless: chance(5)) }
            if chance(10) { addPolicies(of: apps, in: name) }
            for app in apps where chance(4) { addRoutes(of: app, in: name) }
            for external in 0..<(size / 20 + 1) where chance(60) { addServiceEntry("partner-\(external)", in: name) }
            count += size
        }
    }

    private mutating func addPolicies(of apps: [String], in namespace: String) {
        objects.append(
            Self.object(
                "security.istio.io/v1", "PeerAuthentication", "default", namespace,
                ["mtls": ["mode": chance(70) ? "STRICT" : "PERMISSIVE"]]))
        for app in apps where chance(30) {
            objects.append(
                Self.object(
                    "networking.istio.io/v1", "DestinationRule", app, namespace,
                    [
                        "host": .string("\(app).\(namespace).svc.cluster.local"),
                        "trafficPolicy": ["tls": ["mode": chance(80) ? "ISTIO_MUTUAL" : "DISABLE"]],
                    ]))
        }
        if let app = apps.first {
            objects.append(
                Self.object(
                    "security.istio.io/v1", "PeerAuthentication", "metrics", namespace,
                    [
                        "selector": ["matchLabels": ["app": .string(app)]], "mtls": ["mode": "STRICT"],
                        "portLevelMtls": ["9090": ["mode": "PERMISSIVE"]],
                    ]))
        }
    }

    private mutating func addRoutes(of app: String, in namespace: String) {
        objects.append(
            Self.object(
                "networking.istio.io/v1", "VirtualService", app, namespace,
                [
                    "hosts": [.string(app)],
                    "http": [["route": [["destination": ["host": .string(app), "port": ["number": 80]]]]]],
                ]))
    }

    private mutating func addServiceEntry(_ name: String, in namespace: String) {
        let isTLS = chance(70)
        objects.append(
            Self.object(
                "networking.istio.io/v1", "ServiceEntry", name, namespace,
                [
                    "hosts": [.string("\(name).\(namespace).example.com")], "location": "MESH_EXTERNAL",
                    "resolution": "DNS",
                    "ports": [["name": "p", "number": isTLS ? 443 : 80, "protocol": isTLS ? "TLS" : "HTTP"]],
                ]))
    }

    private mutating func addService(_ name: String, in namespace: String, isHeadless: Bool) {
        let number = 8080
        var ports: [Tree] = [["name": "http", "port": 80, "protocol": "TCP", "targetPort": .integer(number)]]
        switch random() % 10 {
        case 0, 1: ports.append(["name": "grpc", "port": 9090, "protocol": "TCP", "targetPort": 9090])
        case 2: ports = [["name": "tcp-db", "port": 5432, "protocol": "TCP", "targetPort": 5432]]
        case 3: ports = [["name": "https", "port": 443, "protocol": "TCP", "targetPort": 8443]]
        case 4: ports = [["name": "web", "port": 8080, "protocol": "TCP", "targetPort": "web"]]
        default: break
        }
        address += 1
        let cluster: Tree =
            isHeadless ? "None" : .string("10.\(address >> 16 & 255).\(address >> 8 & 255).\(address & 255)")
        objects.append(
            Self.object(
                "v1", "Service", name, namespace,
                [
                    "clusterIP": cluster, "clusterIPs": [cluster], "internalTrafficPolicy": "Cluster",
                    "ports": .array(ports), "selector": ["app": .string(name)], "sessionAffinity": "None",
                    "type": "ClusterIP",
                ]))
        var labels: Tree = ["app": .string(name), "version": "v1"]
        if chance(5) { labels = ["app": .string(name), "sidecar.istio.io/inject": "false", "version": "v1"] }
        objects.append(Self.deployment(name, in: namespace, labels: labels))
    }
}

extension MeshGenerator {
    private mutating func random() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }

    private mutating func chance(_ percent: UInt64) -> Bool { random() % 100 < percent }

    private static func namespace(_ name: String, labels: Tree) -> Tree {
        [
            "apiVersion": "v1", "kind": "Namespace",
            "metadata": ["creationTimestamp": "2026-03-01T09:30:00Z", "labels": labels, "name": .string(name)],
            "status": ["phase": "Active"],
        ]
    }

    private static func object(_ version: Tree, _ kind: Tree, _ name: String, _ namespace: String, _ spec: Tree) -> Tree
    {
        [
            "apiVersion": version, "kind": kind,
            "metadata": [
                "creationTimestamp": "2026-03-01T09:30:00Z", "labels": ["app.kubernetes.io/managed-by": "Helm"],
                "name": .string(name), "namespace": .string(namespace), "resourceVersion": "800123",
                "uid": "5f7c1c1e-6a55-4a0e-9d8a-0b9f6a1c2d3e",
            ], "spec": spec,
        ]
    }

    private static func deployment(_ name: String, in namespace: String, labels: Tree) -> Tree {
        let container: Tree = [
            "env": [["name": "LOG_LEVEL", "value": "info"], ["name": "REGION", "value": "eu-west-1"]],
            "image": .string("registry.example.com/\(namespace)/\(name):1.4.2"), "imagePullPolicy": "IfNotPresent",
            "name": "app",
            "ports": [
                ["containerPort": 8080, "name": "web", "protocol": "TCP"],
                ["containerPort": 9090, "name": "metrics", "protocol": "TCP"],
            ],
            "readinessProbe": [
                "failureThreshold": 3, "httpGet": ["path": "/ready", "port": 8080, "scheme": "HTTP"],
                "periodSeconds": 10,
            ],
            "resources": [
                "limits": ["cpu": "500m", "memory": "512Mi"], "requests": ["cpu": "100m", "memory": "128Mi"],
            ],
        ]
        return object(
            "apps/v1", "Deployment", name, namespace,
            [
                "replicas": 2, "revisionHistoryLimit": 10, "selector": ["matchLabels": ["app": .string(name)]],
                "strategy": ["rollingUpdate": ["maxSurge": "25%", "maxUnavailable": "25%"], "type": "RollingUpdate"],
                "template": [
                    "metadata": ["labels": labels],
                    "spec": [
                        "containers": [container], "dnsPolicy": "ClusterFirst", "restartPolicy": "Always",
                        "serviceAccountName": .string(name), "terminationGracePeriodSeconds": 30,
                    ],
                ],
            ])
    }
}
