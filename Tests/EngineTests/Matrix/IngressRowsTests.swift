import Engine
import Model
import Testing

@Suite("What gateways serve to clients outside the mesh is in the matrix")
struct IngressRowsTests {
    private static let scene = namespace("ingress") + namespace("shop") + app("orders", "shop") + pods

    private static let pods = """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: gateway, namespace: ingress}
        spec: {selector: {istio: gateway}, ports: [{name: http, port: 80, targetPort: 8080}, {name: https, port: 443, targetPort: 8443}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: gateway, namespace: ingress}
        spec:
          selector: {matchLabels: {istio: gateway}}
          template:
            metadata: {labels: {istio: gateway}, annotations: {inject.istio.io/templates: gateway}}
            spec: {containers: [{name: istio-proxy, image: auto}]}

        """

    private static func gateway(_ servers: String, name: String = "shop") -> String {
        """
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: \(name), namespace: shop}
        spec: {selector: {istio: gateway}, servers: [\(servers)]}

        """
    }

    private static let secure =
        "{port: {number: 443, name: https, protocol: HTTPS}, hosts: [HOST], tls: {mode: SIMPLE, credentialName: c}}"

    private static func server(_ host: String) -> String {
        var text = secure
        text.replace("HOST", with: "\"\(host)\"")
        return text
    }

    private static func route(_ host: String, gateway: String = "shop") -> String {
        """
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: shop}
        spec: {hosts: ["\(host)"], gateways: [\(gateway)], http: [{route: [{destination: {host: orders, port: {number: 80}}}]}]}

        """
    }

    private static func outside(_ yaml: String) throws -> [MatrixCell] {
        try Matrix(mesh(scene + yaml)).page(MatrixFilter(workload: "external"), limit: 100).items
    }

    private static let way = WorkloadName(namespace: "ingress", name: "gateway")

    @Test("a host that a Gateway and a VirtualService serve is one call, by the port of the gateway's Service")
    func served() throws {
        let cells = try Self.outside(Self.gateway(Self.server("shop.example.com")) + Self.route("shop.example.com"))
        #expect(cells.map(\.server) == [MatrixServer(host: "shop.example.com", port: 443, gateway: Self.way)])
        #expect(cells.map(\.client) == [.outside(.external)] && cells.map(\.end.verdict) == [.tls])
    }

    @Test("a name stands for what a wildcard covers")
    func wildcard() throws {
        let cells = try Self.outside(Self.gateway(Self.server("*")) + Self.route("*.example.com"))
        #expect(
            cells.map(\.server) == [
                MatrixServer(host: "any-host.example.com", port: 443, gateway: Self.way, pattern: "*.example.com")
            ])
        let all = try Self.outside(Self.gateway(Self.server("*")) + Self.route("*"))
        #expect(all.map(\.server.host) == ["any-host.example"] && all.map(\.server.pattern) == ["*"])
    }

    @Test("a host that nothing is routed from is not found, and a port that no Service exposes refuses")
    func broken() throws {
        let unrouted = try Self.outside(Self.gateway(Self.server("shop.example.com")))
        #expect(unrouted.map(\.end.failure?.reason) == [.gatewayNoRoute])
        let port =
            "{port: {number: 9443, name: tls, protocol: TLS}, hosts: [shop.example.com], tls: {mode: PASSTHROUGH}}"
        let unexposed = try Self.outside(Self.gateway(port))
        #expect(unexposed.map(\.server.port) == [9443])
        #expect(unexposed.map(\.end.failure?.reason) == [.gatewayNoListener])
    }

    @Test("a client sends what the server's port declares, whatever its number")
    func declared() throws {
        let odd = "{port: {number: 80, name: odd, protocol: HTTPS}, hosts: [shop.example.com], tls: {mode: SIMPLE}}"
        let cells = try Self.outside(Self.gateway(odd) + Self.route("shop.example.com"))
        #expect(cells.map(\.end.verdict) == [.tls] && cells.map(\.server.port) == [80])
    }

    @Test("the way out of the mesh is no way in")
    func egress() throws {
        let out = """
            ---
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: api, namespace: shop}
            spec: {hosts: [api.example.com], ports: [{number: 80, name: http, protocol: HTTP}], location: MESH_EXTERNAL, resolution: DNS}
            ---
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: out, namespace: shop}
            spec:
              hosts: [api.example.com]
              gateways: [mesh, shop]
              http:
                - match: [{gateways: [mesh], port: 80}]
                  route: [{destination: {host: gateway.ingress.svc.cluster.local, port: {number: 80}}}]
                - match: [{gateways: [shop], port: 80}]
                  route: [{destination: {host: api.example.com, port: {number: 80}}}]

            """
        let plain = "{port: {number: 80, name: http, protocol: HTTP}, hosts: [api.example.com]}"
        let matrix = try Matrix(mesh(Self.scene + Self.gateway(plain) + out))
        #expect(matrix.rows.allSatisfy { $0.client != .outside(.external) })
        let client = MatrixClient.workload(WorkloadName(namespace: "shop", name: "orders"))
        let called = MatrixServer(host: "api.example.com", port: 80)
        #expect(matrix.end(client, called)?.verdict == .plaintext)
        #expect(try matrix.answer(client, called).legs.contains { $0.to == .egressGateway })
    }

    @Test("a wildcard of a ServiceEntry is called by a name that it covers")
    func wildcardEntry() throws {
        let entry = """
            ---
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: api, namespace: shop}
            spec: {hosts: ["*.example.com"], ports: [{number: 443, name: tls, protocol: TLS}], location: MESH_EXTERNAL, resolution: NONE}

            """
        let matrix = try Matrix(mesh(Self.scene + entry))
        let server = MatrixServer(host: "any-host.example.com", port: 443, pattern: "*.example.com")
        let client = MatrixClient.workload(WorkloadName(namespace: "shop", name: "orders"))
        #expect(matrix.end(client, server)?.verdict == .tls)
        #expect(matrix.groups(by: .namespace).items.contains { $0.server == "shop" && $0.client == "ingress" })
    }

    @Test("a Gateway, a VirtualService or a route that goes breaks what it served; a gateway that goes is no change")
    func diff() throws {
        let whole = Self.gateway(Self.server("shop.example.com")) + Self.route("shop.example.com")
        let before = try Matrix(mesh(Self.scene + whole))
        let server = MatrixServer(host: "shop.example.com", port: 443, gateway: Self.way)
        for (kind, reason) in [("Gateway", FailureReason.gatewayNoListener), ("VirtualService", .gatewayNoRoute)] {
            let object = ObjectReference(kind: kind, namespace: "shop", name: "shop")
            let items = Self.changes(before.diff(ChangeSet(delete: [object])))
            #expect(items.map(\.kind) == [.broken] && items.map(\.server) == [server])
            #expect(items.map(\.after.failure?.reason) == [reason] && items.map(\.cause) == [object])
        }
        let pods = ObjectReference(kind: "Deployment", namespace: "ingress", name: "gateway")
        #expect(Self.changes(before.diff(ChangeSet(delete: [pods]))).isEmpty)
    }

    private static func changes(_ diff: MatrixDiff) -> [CallChange] {
        diff.page(limit: 100).items.filter { $0.client == .outside(.external) }
    }

    @Test("two gateways with one host are two calls")
    func shared() throws {
        var second = Self.pods
        second.replace("name: gateway,", with: "name: other,")
        let cells = try Matrix(
            mesh(Self.scene + second + Self.gateway(Self.server("shop.example.com")) + Self.route("shop.example.com"))
        ).servers(calledBy: .outside(.external), host: "shop.example.com", port: 443)
        #expect(cells.map(\.gateway?.name) == ["gateway", "other"])
    }
}
