import Model
import Testing

@testable import Manifests

struct ManifestObjectsTests {
    private func objects(_ yaml: String) -> Objects {
        let reading = ManifestReading.read(Array(yaml.utf8), as: .guess(Array(yaml.utf8)))
        #expect(reading.faults == [])
        return reading.objects
    }

    private func header(_ apiVersion: String, _ kind: String, _ name: String = "a") -> String {
        "apiVersion: \(apiVersion)\nkind: \(kind)\nmetadata: {name: \(name), namespace: shop}\n"
    }

    @Test(arguments: [
        ("apps/v1", "Deployment"), ("apps/v1", "StatefulSet"), ("apps/v1", "DaemonSet"), ("apps/v1", "ReplicaSet"),
        ("batch/v1", "Job"),
    ])
    func `a workload has the labels, account and ports of its template`(apiVersion: String, kind: String) throws {
        let yaml =
            header(apiVersion, kind) + """
                spec:
                  replicas: 3
                  template:
                    metadata: {labels: {app: x}, annotations: {sidecar.istio.io/inject: "true"}}
                    spec:
                      serviceAccountName: robot
                      hostNetwork: true
                      initContainers: [{name: i, restartPolicy: Always}]
                      containers:
                      - name: c
                        image: c:1
                        args: [a]
                        ports: [{name: https, containerPort: 8443}]
                        readinessProbe: {httpGet: {port: https, scheme: HTTPS}}
                        livenessProbe: {tcpSocket: {port: 8443}}
                        startupProbe: {exec: {command: [x]}}
                        securityContext: {runAsUser: 1337}
                """
        let workload = try #require(objects(yaml).workloads.first)
        #expect(workload.kind.rawValue == kind)
        #expect(workload.replicas == 3)
        #expect(workload.template.labels == ["app": "x"])
        #expect(workload.template.annotations == ["sidecar.istio.io/inject": "true"])
        #expect(workload.template.serviceAccountName == "robot")
        #expect(workload.template.hostNetwork)
        #expect(workload.template.initContainers.map(\.restartsAlways) == [true])
        let container = try #require(workload.template.containers.first)
        #expect(container.ports == [Container.Port(name: "https", number: 8443)])
        #expect(
            container.probes == [
                Probe(port: .number(8443), purpose: .liveness, action: .tcpSocket),
                Probe(port: .name("https"), purpose: .readiness, action: .httpsGet),
            ])
        #expect(container.runAsUser == 1337)
    }

    @Test func `a Pod is its own template, with its owner and addresses`() throws {
        let yaml = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: a
              labels: {app: x}
              creationTimestamp: 2026-01-31T12:00:00Z
              ownerReferences: [{kind: ReplicaSet, name: r, controller: true}]
            status: {phase: Running, podIPs: [{ip: 10.0.0.1}, {ip: "fd00::1"}]}
            """
        let result = objects(yaml)
        let pod = try #require(result.workloads.first)
        #expect(pod.template.labels == ["app": "x"])
        #expect(pod.owner == ObjectReference(kind: "ReplicaSet", namespace: "default", name: "r"))
        #expect(pod.podIPs == [IPAddress("10.0.0.1"), IPAddress("fd00::1")])
        #expect(pod.metadata.creationTimestamp == Timestamp(seconds: 1_769_860_800))
        #expect(result.withoutNamespace == [ObjectReference(kind: "Pod", namespace: "default", name: "a")])
    }

    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2000-02-29T23:59:59.5Z", 951_868_799),
            ("2026-01-01T01:00:00+01:00", 1_767_225_600),
            ("2025-12-31T23:30:00-00:30", 1_767_225_600), ("yesterday", nil), ("2026-13-01T00:00:00Z", nil),
            ("2026-01-01T00:00:00", nil), ("2026-01-01T00:00:00.Z", nil), ("2026-01-01T00:00:00+1:00", nil),
        ] as [(String, Int64?)])
    func `a time is read as RFC 3339 has it`(text: String, seconds: Int64?) {
        var text = text
        #expect(text.withUTF8 { Timestamp($0) } == seconds.map { Timestamp(seconds: $0) })
    }

    @Test(arguments: [
        ("{clusterIP: None}", Service.Address.headless), ("{}", .clusterIP([])),
        ("{type: ExternalName, externalName: x.example.com}", .externalName("x.example.com")),
    ])
    func `a Service has the address that its spec says`(spec: String, address: Service.Address) {
        #expect(objects(header("v1", "Service") + "spec: \(spec)").services.map(\.address) == [address])
    }

    @Test func `a List and an array hold objects`() {
        let pod = #"{"kind":"Pod","apiVersion":"v1","metadata":{"name":"a"}}"#
        let other = #"{"kind":"Pod","apiVersion":"v1","metadata":{"name":"b"}}"#
        let list = #"{"apiVersion":"v1","kind":"List","items":[\#(pod),\#(other)]}"#
        let typed =
            #"{"apiVersion":"v1","kind":"PodList","items":[{"metadata":{"name":"a"}},{"metadata":{"name":"b"}}]}"#
        for text in [
            list, typed, "[\(pod),\(other)]", "\(pod)\n\(other)", "\(pod) \(other)", "---\n\(pod)\n---\n\(other)",
        ] {
            #expect(objects(text).workloads.map(\.metadata.name) == ["a", "b"])
        }
    }

    @Test func `other kinds are kept by their names, also where they are named like Kubernetes' own`() {
        let yaml =
            header("serving.knative.dev/v1", "Service") + "---\n" + header("v1", "ConfigMap", "c") + "---\n"
            + "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: r}\n"
        let result = objects(yaml)
        #expect(result.services.isEmpty)
        #expect(
            result.notConsidered == [
                ObjectReference(kind: "Service.serving.knative.dev", namespace: "shop", name: "a"),
                ObjectReference(kind: "ConfigMap", namespace: "shop", name: "c"),
                ObjectReference(kind: "ClusterRole", namespace: "", name: "r"),
            ])
    }

    @Test(arguments: ["v1", "v1beta1", "v1alpha3"])
    func `Istio's objects are read in each of their versions`(version: String) throws {
        let yaml =
            header("networking.istio.io/\(version)", "DestinationRule") + """
                spec:
                  host: orders
                  workloadSelector: {matchLabels: {app: x}}
                  trafficPolicy:
                    tls: {mode: MUTUAL, clientCertificate: /c, privateKey: /k, sni: s, insecureSkipVerify: true}
                    loadBalancer: {simple: PASSTHROUGH}
                    connectionPool: {http: {h2UpgradePolicy: UPGRADE, useClientProtocol: true}}
                    portLevelSettings: [{port: {number: 80}, tls: {mode: DISABLE}}]
                  subsets: [{name: v1, labels: {version: v1}, trafficPolicy: {tls: {mode: SIMPLE}}}]
                """
        let rule = try #require(objects(yaml).destinationRules.first)
        #expect(rule.workloadSelector == ["app": "x"])
        let settings = try #require(rule.trafficPolicy?.settings)
        #expect(settings.tls?.mode == .mutual && settings.tls?.insecureSkipVerify == true)
        #expect(settings.loadBalancer == .passthrough)
        #expect(settings.connectionPool == .init(http2Upgrade: .upgrade, usesClientProtocol: true))
        #expect(rule.trafficPolicy?.portLevel(80)?.tls?.mode == .disable)
        #expect(rule.subsets.first?.trafficPolicy?.settings.tls?.mode == .simple)
    }

    @Test func `the inbound TLS patch of an EnvoyFilter is recognized`() throws {
        let yaml =
            header("networking.istio.io/v1alpha3", "EnvoyFilter") + """
                spec:
                  workloadSelector: {labels: {app: x}}
                  configPatches:
                  - applyTo: CLUSTER
                    match: {context: SIDECAR_INBOUND, cluster: {portNumber: 8443}}
                    patch:
                      operation: MERGE
                      value:
                        transport_socket:
                          name: envoy.transport_sockets.tls
                          typed_config:
                            "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext
                            common_tls_context: {tls_certificates: [{}]}
                  - {applyTo: HTTP_FILTER, patch: {operation: INSERT_BEFORE}}
                  - {applyTo: HTTP_FILTER, patch: {operation: MERGE}}
                  - {applyTo: NETWORK_FILTER, patch: {operation: INSERT_FIRST, value: {name: istio.stats}}}
                  - {applyTo: NETWORK_FILTER, patch: {operation: INSERT_FIRST, value: {name: sni_cluster}}}
                  - {applyTo: CLUSTER, patch: {operation: ADD}}
                """
        let filter = try #require(objects(yaml).envoyFilters.first)
        #expect(
            filter.patches == [
                EnvoyFilter.Patch(
                    context: .sidecarInbound, clusterPort: 8443, effect: .clusterTLS(clientCertificate: true)),
                EnvoyFilter.Patch(effect: .filter("HTTP_FILTER")),
                EnvoyFilter.Patch(effect: .other("HTTP_FILTER")),
                EnvoyFilter.Patch(effect: .filter("NETWORK_FILTER")),
                EnvoyFilter.Patch(effect: .other("NETWORK_FILTER")),
                EnvoyFilter.Patch(effect: .addition("CLUSTER")),
            ])
    }

    @Test func `the mesh document of the istio ConfigMap is the mesh's settings`() throws {
        let yaml = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: istio, namespace: istio-system}
            data:
              mesh: |-
                rootNamespace: root
                outboundTrafficPolicy: {mode: REGISTRY_ONLY}
                protocolDetectionTimeout: 1m30s
                defaultConfig: {proxyMetadata: {ISTIO_META_DNS_CAPTURE: "true"}}
                somethingNew: 1
            """
        let settings = try #require(objects(yaml).meshSettings)
        #expect(settings.rootNamespace == "root")
        #expect(settings.outboundTrafficPolicy == .registryOnly)
        #expect(settings.protocolDetectionTimeout == 90_000)
        #expect(settings.dnsCapture == true)
    }

    @Test func `a route knows its action and what its match leaves to the request`() throws {
        let yaml =
            header("networking.istio.io/v1", "VirtualService") + """
                spec:
                  hosts: [a]
                  http:
                  - match: [{port: 80, uri: {prefix: /x}, headers: {h: {exact: v}}, gateways: [mesh]}]
                    route: [{destination: {host: a, subset: v1, port: {number: 8080}}, weight: 10}]
                  - {redirect: {uri: /, redirectCode: 302}}
                  - {directResponse: {status: 503}}
                  - {delegate: {name: d, namespace: other}}
                  tls: [{match: [{sniHosts: [s], port: 443}], route: [{destination: {host: t}}]}]
                  tcp: [{route: [{destination: {host: u}}]}]
                """
        let service = try #require(objects(yaml).virtualServices.first)
        #expect(service.http.first?.matches.first?.requestConditions == ["uri", "headers"])
        #expect(
            service.http.map(\.action) == [
                .route([RouteDestination(host: "a", subset: "v1", port: 8080, weight: 10)]), .redirect(302),
                .directResponse(503), .delegate(name: "d", namespace: "other"),
            ])
        #expect(service.tls.first?.matches.first?.sniHosts == ["s"])
        #expect(service.tcp.first?.destinations.map(\.host) == ["u"])
    }
}
