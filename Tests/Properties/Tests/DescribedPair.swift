import Manifests
import Meshes

/// One question in two forms: its peers and policies described, and the objects that they stand for written out.
struct DescribedPair {
    var described: Tree
    var writtenOut: Tree

    init(_ random: inout SeededGenerator) {
        let client = random.pick(["sidecar", "none"])
        let server = random.pick(["sidecar", "none"])
        let isHeadless = random.chance(20)
        let mode = random.pick(["STRICT", "PERMISSIVE", "DISABLE", "UNSET"])
        let rule = random.pick(["ISTIO_MUTUAL", "DISABLE", "SIMPLE"])
        let (hasPolicy, hasRule) = (random.chance(70), random.chance(50))
        let port: Tree = [
            "number": .integer(random.pick([80, 443, 8080])),
            "name": .string(random.pick(["http", "https", "tcp", "web", "grpc", "udp"])), "targetPort": 8443,
        ]
        let application: Tree = [
            "protocol": .string(random.pick(["http", "http1", "http2", "tcp", "server-first"])),
            "tls": .bool(random.chance(40)),
        ]
        let request: Tree = [
            "protocol": .string(random.pick(["http1", "http2", "tcp", "server-first", "http1.0"])),
            "tls": .bool(random.chance(40)),
        ]
        var policies: [Tree.Member] = []
        var objects = ["alder", "birch"].map { namespace -> Tree in
            [
                "apiVersion": "v1", "kind": "Namespace",
                "metadata": ["name": .string(namespace), "labels": ["istio-injection": "enabled"]],
            ]
        }
        objects.append(Self.workload("heron", in: "alder", dataplane: client))
        objects.append(Self.workload("ibis", in: "birch", dataplane: server))
        var servicePort: [Tree.Member] = [.init("port", port["number"] ?? .null)]
        servicePort += [.init("name", port["name"] ?? .null), .init("targetPort", 8443)]
        var service: [Tree.Member] = [
            .init("selector", ["app": "ibis"]), .init("ports", [.object(servicePort)]),
        ]
        if isHeadless { service.append(.init("clusterIP", "None")) }
        objects.append([
            "apiVersion": "v1", "kind": "Service", "metadata": ["name": "ibis", "namespace": "birch"],
            "spec": .object(service),
        ])
        if hasPolicy {
            policies.append(.init("peerAuthentication", .string(mode)))
            objects.append([
                "apiVersion": "security.istio.io/v1", "kind": "PeerAuthentication",
                "metadata": ["name": "default", "namespace": "birch"], "spec": ["mtls": ["mode": .string(mode)]],
            ])
        }
        if hasRule {
            policies.append(.init("destinationRule", .string(rule)))
            objects.append([
                "apiVersion": "networking.istio.io/v1", "kind": "DestinationRule",
                "metadata": ["name": "ibis", "namespace": "birch"],
                "spec": [
                    "host": "ibis.birch.svc.cluster.local", "trafficPolicy": ["tls": ["mode": .string(rule)]],
                ],
            ])
        }
        described = [
            "client": ["namespace": "alder", "workload": "heron", "dataplane": .string(client)],
            "server": [
                "namespace": "birch", "service": "ibis", "dataplane": .string(server), "port": port,
                "headless": .bool(isHeadless), "app": application,
            ],
            "request": request, "policies": .object(policies),
        ]
        writtenOut = [
            "client": ["namespace": "alder", "workload": "heron"],
            "server": [
                "host": "ibis.birch.svc.cluster.local", "port": port["number"] ?? .null, "app": application,
            ],
            "request": request, "manifests": .array(objects),
        ]
    }

    private static func workload(_ name: String, in namespace: String, dataplane: String) -> Tree {
        var labels: [Tree.Member] = [.init("app", .string(name))]
        if dataplane == "none" { labels.append(.init("sidecar.istio.io/inject", "false")) }
        return [
            "apiVersion": "apps/v1", "kind": "Deployment",
            "metadata": ["name": .string(name), "namespace": .string(namespace)],
            "spec": [
                "selector": ["matchLabels": ["app": .string(name)]],
                "template": ["metadata": ["labels": .object(labels)], "spec": ["containers": [["name": "app"]]]],
            ],
        ]
    }
}
