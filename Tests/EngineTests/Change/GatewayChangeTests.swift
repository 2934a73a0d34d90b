import Engine
import Manifests
import Model
import Testing

/// Objects that are read as others: a change of one is a change of what it stands for.
@Suite("A change of objects of the Kubernetes Gateway API, and of Ingresses")
struct GatewayChangeTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var kind: String
        /// Beside the scene.
        var base: [String] = []
        var object: String
        /// What the object says after a change.
        var changed: String

        var testDescription: String { kind }
    }

    private static let scene =
        namespace("shop") + namespace("other") + app("web", "shop") + app("orders", "shop") + """
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: public-istio, namespace: shop}
            spec:
              template:
                metadata:
                  labels: {gateway.networking.k8s.io/gateway-name: public}
                  annotations: {inject.istio.io/templates: gateway}
                spec: {containers: [{name: istio-proxy, image: auto}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: public-istio, namespace: shop}
            spec:
              selector: {gateway.networking.k8s.io/gateway-name: public}
              ports: [{name: http, port: 80}, {name: tls, port: 443}, {name: tcp, port: 9000}]

            """

    private static let http = "{name: http, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: All}}}"

    private static func gateway(_ listener: String) -> String {
        """
        {apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {name: public, namespace: shop}, spec: {
          gatewayClassName: istio, listeners: [\(listener)]}}
        """
    }

    private static func route(
        _ kind: String, _ backend: String, namespace: String = "shop",
        parent: String = "{name: public, namespace: shop}"
    ) -> String {
        """
        {apiVersion: gateway.networking.k8s.io/v1, kind: \(kind), metadata: {name: r, namespace: \(namespace)}, spec: {
          parentRefs: [\(parent)], rules: [{backendRefs: [\(backend)]}]}}
        """
    }

    private static let orders = "{name: orders, namespace: shop, port: 80}"

    private static func grant(_ namespace: String) -> String {
        """
        {apiVersion: gateway.networking.k8s.io/v1beta1, kind: ReferenceGrant, metadata: {name: g, namespace: shop}, spec: {
          from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: \(namespace)}], to: [{group: "", kind: Service}]}}
        """
    }

    private static func policy(_ target: String) -> String {
        """
        {apiVersion: gateway.networking.k8s.io/v1, kind: BackendTLSPolicy, metadata: {name: b, namespace: shop}, spec: {
          targetRefs: [{group: "", kind: Service, name: \(target)}], validation: {hostname: a.b, wellKnownCACertificates: System}}}
        """
    }

    private static func ingress(_ name: String) -> String {
        """
        {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i, namespace: shop}, spec: {ingressClassName: \(name),
          rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: orders, port: {number: 80}}}}]}}]}}
        """
    }

    private static let ingressGateway = [
        "{apiVersion: v1, kind: Namespace, metadata: {name: istio-system}}",
        """
        {apiVersion: apps/v1, kind: Deployment, metadata: {name: gateway, namespace: istio-system}, spec: {template: {
          metadata: {labels: {istio: ingressgateway}, annotations: {inject.istio.io/templates: gateway}},
          spec: {containers: [{name: istio-proxy, image: auto}]}}}}
        """,
        """
        {apiVersion: v1, kind: Service, metadata: {name: gateway, namespace: istio-system}, spec: {
          selector: {istio: ingressgateway}, ports: [{name: http, port: 80}]}}
        """,
    ]

    static let rows = [
        Row(
            kind: "Gateway.gateway.networking.k8s.io", base: [route("HTTPRoute", orders)], object: gateway(http),
            changed: gateway(http.replacing("name: http,", with: "name: http, hostname: a.example.com,"))),
        Row(
            kind: "HTTPRoute", base: [gateway(http)], object: route("HTTPRoute", orders),
            changed: route("HTTPRoute", "{name: none, port: 80}")),
        Row(
            kind: "GRPCRoute", base: [gateway(http)], object: route("GRPCRoute", orders),
            changed: route("GRPCRoute", "{name: none, port: 80}")),
        Row(
            kind: "TLSRoute", base: [gateway("{name: tls, port: 443, protocol: TLS, tls: {mode: Passthrough}}")],
            object: route("TLSRoute", orders), changed: route("TLSRoute", orders, parent: "{name: none}")),
        Row(
            kind: "TCPRoute", base: [gateway("{name: tcp, port: 9000, protocol: TCP}")],
            object: route("TCPRoute", orders), changed: route("TCPRoute", "{name: none, port: 80}")),
        Row(
            kind: "ReferenceGrant", base: [gateway(http), route("HTTPRoute", orders, namespace: "other")],
            object: grant("other"), changed: grant("shop")),
        Row(kind: "BackendTLSPolicy", object: policy("orders"), changed: policy("web")),
        Row(
            kind: "Ingress", base: ingressGateway, object: ingress("istio"), changed: ingress("nginx")),
    ]

    private static func objects(_ documents: [String]) throws -> Objects {
        let text = documents.joined(separator: "\n---\n")
        let reading = ManifestReading.read(Array(text.utf8), as: .yaml)
        try #require(reading.faults.isEmpty, "\(reading.faults)")
        return reading.objects
    }

    /// What a change does, which has to be what the two meshes differ in.
    private func diff(_ old: [String], _ change: ChangeSet, _ new: [String], sourceLocation: SourceLocation) throws
        -> MatrixDiff
    {
        let before = Matrix(Mesh(try Self.objects([Self.scene] + old)))
        let diff = before.diff(change)
        let fresh = MatrixDiff(before: before, after: Matrix(Mesh(try Self.objects([Self.scene] + new))))
        #expect(diff.counts == fresh.counts, sourceLocation: sourceLocation)
        #expect(
            diff.page(limit: 1000).items.map(\.after) == fresh.page(limit: 1000).items.map(\.after),
            sourceLocation: sourceLocation)
        #expect(diff.after.totals == fresh.after.totals, sourceLocation: sourceLocation)
        return diff
    }

    @Test("to add, to change and to delete one shows what it does", arguments: rows)
    func shows(row: Row) throws {
        let kind = row.kind
        let here = #_sourceLocation
        let added = try diff(
            row.base, ChangeSet(apply: try Self.objects([row.object])), row.base + [row.object], sourceLocation: here)
        let changed = try diff(
            row.base + [row.object], ChangeSet(apply: try Self.objects([row.changed])), row.base + [row.changed],
            sourceLocation: here)
        let reference = try #require(added.objects.first)
        #expect(reference.kind == kind)
        let deleted = try diff(
            row.base + [row.object], ChangeSet(delete: [reference]), row.base, sourceLocation: here)
        for diff in [added, changed, deleted] {
            #expect(diff.counts.all > 0, "\(kind)")
            #expect(diff.objects == [reference])
            #expect(diff.page(limit: 1).items.first?.cause == reference)
        }
        #expect(added.notCompared.isEmpty)
    }

    @Test("what a gateway decides whose pods are not there is not compared")
    func withoutPods() throws {
        let gateway = """
            {apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: g, namespace: shop}, spec: {
              selector: {istio: elsewhere}, servers: [{hosts: [a.example.com], port: {number: 80, name: http, protocol: HTTP}}]}}
            """
        let route = """
            {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: v, namespace: shop}, spec: {
              hosts: [a.example.com], gateways: [g], http: [{route: [{destination: {host: orders}}]}]}}
            """
        let change = ChangeSet(apply: try Self.objects([gateway, route]))
        let added = try diff([], change, [gateway, route], sourceLocation: #_sourceLocation)
        #expect(added.notCompared.map(\.kind) == ["Gateway", "VirtualService"])
        let inside = ChangeSet(apply: try Self.objects([route.replacing("gateways: [g], ", with: "")]))
        #expect(Matrix(Mesh(try Self.objects([Self.scene]))).diff(inside).notCompared.isEmpty)
    }

    /// A client outside goes on as it did: it does not know of the change.
    @Test(
        "a server that declares another protocol breaks the calls that it took",
        arguments: [
            ("HTTPS", "HTTP", FailureReason.gatewayHTTPParseError), ("HTTP", "HTTPS", .gatewayExpectsTLS),
        ])
    func swapped(old: String, new: String, reason: FailureReason) throws {
        func gateway(_ protocolName: String) -> String {
            let tls = protocolName == "HTTPS" ? ", tls: {mode: SIMPLE, credentialName: c}" : ""
            return """
                {apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: g, namespace: shop}, spec: {
                  selector: {gateway.networking.k8s.io/gateway-name: public}, servers: [{hosts: [a.example.com],
                  port: {number: 443, name: p, protocol: \(protocolName)}\(tls)}]}}
                """
        }
        let route = """
            {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: v, namespace: shop}, spec: {
              hosts: [a.example.com], gateways: [g], http: [{route: [{destination: {host: orders}}]}]}}
            """
        let change = ChangeSet(apply: try Self.objects([gateway(new)]))
        let diff = try diff([gateway(old), route], change, [gateway(new), route], sourceLocation: #_sourceLocation)
        let item = try #require(diff.page(limit: 1).items.first)
        #expect(diff.counts.broken == 1 && diff.counts.exposed == 0 && item.kind == .broken, "\(diff.counts)")
        #expect(item.after.failure?.reason == reason)
        #expect(item.before.verdict != .broken)
    }

    @Test("one that says the same changes nothing", arguments: rows)
    func same(row: Row) throws {
        let change = ChangeSet(apply: try Self.objects([row.object]))
        let old = row.base + [row.object]
        #expect(try diff(old, change, old, sourceLocation: #_sourceLocation).counts.all == 0)
    }

    @Test("a Gateway without its group is Istio's, if there is one of that name")
    func bareGateway() throws {
        let istio = """
            {apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: public, namespace: shop}, spec: {
              selector: {a: b}, servers: [{hosts: ["*"], port: {number: 80, name: http, protocol: HTTP}}]}}
            """
        let bare = ObjectReference(kind: "Gateway", namespace: "shop", name: "public")
        let other = Self.gateway(Self.http)
        let both = try Self.objects([other, istio]).applying(ChangeSet(delete: [bare]))
        #expect(both.gateways.isEmpty && both.gatewayAPI.gateways.count == 1)
        #expect(try Self.objects([other]).applying(ChangeSet(delete: [bare])).isEmpty)
    }

    @Test("a PeerAuthentication beside a route is not all that changes")
    func together() throws {
        let row = Self.rows[1]
        let policy = strict("shop")
        let new = row.base + [row.object, policy]
        let change = ChangeSet(apply: try Self.objects([row.object, policy]))
        #expect(try diff(row.base, change, new, sourceLocation: #_sourceLocation).counts.all > 0)
    }

    @Test("an object that does not call the mesh any longer is gone from its callers")
    func webhook() throws {
        func configuration(_ webhooks: String) -> String {
            """
            {apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, metadata: {name: w},
             webhooks: [\(webhooks)]}
            """
        }
        let webhook = "{name: a.b.c, clientConfig: {service: {namespace: shop, name: orders, port: 80}}}"
        let before = try Self.objects([Self.scene, configuration(webhook)])
        let after = before.applying(ChangeSet(apply: try Self.objects([configuration("")])))
        #expect(before.webhooks.count == 1 && after.webhooks.isEmpty)
    }

    @Test("the mesh's settings go with their ConfigMap, and with its document")
    func settings() throws {
        let map = """
            {apiVersion: v1, kind: ConfigMap, metadata: {name: istio, namespace: istio-system}, data: {mesh: "enableAutoMtls: false"}}
            """
        let empty = "{apiVersion: v1, kind: ConfigMap, metadata: {name: istio, namespace: istio-system}}"
        let change = ChangeSet(delete: [ObjectReference(kind: "ConfigMap", namespace: "istio-system", name: "istio")])
        #expect(try diff([map], change, [], sourceLocation: #_sourceLocation).counts.all > 0)
        let emptied = ChangeSet(apply: try Self.objects([empty]))
        #expect(try diff([map], emptied, [empty], sourceLocation: #_sourceLocation).counts.all > 0)
    }

    @Test("a kind of another group is no namesake")
    func otherGroup() throws {
        let knative = "{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: orders, namespace: shop}}"
        let change = ChangeSet(apply: try Self.objects([knative]))
        #expect(change.apply.notConsidered.map(\.kind) == ["Service.serving.knative.dev"])
        let before = try Self.objects([Self.scene])
        #expect(before.applying(change).services.count == before.services.count)
    }
}
