import Engine
import Testing

/// Routes of VirtualServices that a client's sidecar follows.
@Suite("Routes")
struct RouteTests {
    private func call(_ http: String, host: String = "orders", more: String = "", mesh: String = "") throws -> Answer {
        try ask(
            """
            mesh: {\(mesh)}
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {host: \(host), port: 80, app: {protocol: http, tls: false}}
            request: {protocol: http1, tls: false}
            manifests: |
              apiVersion: v1
              kind: Namespace
              metadata: {name: shop, labels: {istio-injection: enabled}}
              ---
              apiVersion: v1
              kind: Pod
              metadata: {name: orders, namespace: shop, labels: {app: orders}}
              spec: {containers: [{name: app, image: app}]}
              ---
              apiVersion: v1
              kind: Pod
              metadata: {name: old, namespace: shop, labels: {app: old, sidecar.istio.io/inject: "false"}}
              spec: {containers: [{name: app, image: app}]}
              ---
              apiVersion: v1
              kind: Service
              metadata: {name: orders, namespace: shop}
              spec: {selector: {app: orders}, ports: [{name: http, port: 80}]}
              ---
              apiVersion: v1
              kind: Service
              metadata: {name: old, namespace: shop}
              spec: {selector: {app: old}, ports: [{name: http, port: 80}]}
              ---
              apiVersion: networking.istio.io/v1
              kind: VirtualService
              metadata: {name: orders, namespace: shop}
              spec: {hosts: [orders], http: \(http)}
            \(more)
            """)
    }

    private static let toOrders = "route: [{destination: {host: orders}}]"
    private static let toOld = "route: [{destination: {host: old}}]"

    @Test("a match of every path takes every request", arguments: ["{prefix: /}", "{regex: \".*\"}"])
    func everyPath(uri: String) throws {
        #expect(try call("[{match: [{uri: \(uri)}], \(Self.toOrders)}, {\(Self.toOld)}]").verdict == .mutualTLS)
    }

    @Test("routes that depend on the request and end alike leave nothing open")
    func alike() throws {
        let routes = "[{match: [{uri: {prefix: /a}}], \(Self.toOrders)}, {\(Self.toOrders)}]"
        #expect(try call(routes).verdict == .mutualTLS)
    }

    @Test("routes that depend on the request and end differently leave the answer open")
    func differ() throws {
        let answer = try call("[{match: [{uri: {prefix: /a}}], \(Self.toOrders)}, {\(Self.toOld)}]")
        #expect(answer.verdict == .undetermined)
        #expect(answer.missing.contains { $0.contains("uri") })
    }

    @Test("a request that no route takes is answered with 404, so that works is not said of it")
    func noRoute() throws {
        let answer = try call("[{match: [{uri: {prefix: /a}}], \(Self.toOrders)}]")
        #expect(answer.verdict == .undetermined)
        #expect(answer.missing.contains { $0.contains("uri") })
    }

    @Test("what is refused on the only route is broken whatever the request")
    func brokenEitherWay() throws {
        let rule = "policies: {peerAuthentication: DISABLE, destinationRule: ISTIO_MUTUAL}"
        let answer = try call("[{match: [{uri: {prefix: /a}}], \(Self.toOrders)}]", more: rule)
        #expect(answer.verdict == .broken)
    }

    @Test("more routes than are followed leave the answer open")
    func many() throws {
        let routes = (0..<40).map { "{match: [{uri: {prefix: /\($0)}}], route: [{destination: {host: h\($0)}}]}" }
        let answer = try call("[\(routes.joined(separator: ", "))]")
        #expect(answer.verdict == .undetermined)
        #expect(answer.missing.first?.contains("40 clusters") == true)
    }

    private func named(_ name: String, exportTo: String, to: String) -> String {
        """
          ---
          apiVersion: networking.istio.io/v1
          kind: VirtualService
          metadata: {name: \(name), namespace: shop}
          spec: {hosts: [old], exportTo: \(exportTo), http: [{\(to)}]}

        """
    }

    @Test(
        "a VirtualService of the client's namespace comes before an older public one",
        arguments: ["[.]", "[shop]", "[., pay]"])
    func privateFirst(exportTo: String) throws {
        let more =
            named("a", exportTo: "[\"*\"]", to: Self.toOld)
            + named("b", exportTo: exportTo.replacing(".", with: "\".\""), to: Self.toOrders)
        #expect(try call("[{\(Self.toOrders)}]", host: "old", more: more).verdict == .mutualTLS)
    }

    private func alias(_ name: String, _ to: String) -> String {
        """
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: \(name), namespace: shop}
          spec: {type: ExternalName, externalName: \(to), ports: [{name: http, port: 80}]}

        """
    }

    @Test("an ExternalName leads to the service that it names, over another one too")
    func aliases() throws {
        let first = alias("first", "orders.shop.svc.cluster.local")
        #expect(try call("[{\(Self.toOrders)}]", host: "first", more: first).verdict == .mutualTLS)
        let chain = first + alias("second", "first.shop.svc.cluster.local")
        #expect(try call("[{\(Self.toOrders)}]", host: "second", more: chain).verdict == .mutualTLS)
    }

    @Test("an ExternalName that leads back to itself resolves to nothing")
    func aliasLoop() throws {
        let loop = alias("first", "second.shop.svc.cluster.local") + alias("second", "first.shop.svc.cluster.local")
        #expect(try call("[{\(Self.toOrders)}]", host: "first", more: loop).verdict == .broken)
    }
}
