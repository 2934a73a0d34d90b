import Engine
import Testing

/// What a question says of a request's path decides between routes; what it leaves open is an assumption, or missing.
@Suite("Routes by path")
struct RequestPathTests {
    private static func question(_ path: String?, match: String, more: String = "") throws -> Answer {
        var scene = IngressScene(
            routes:
                "http: [{match: [{uri: {\(match)}}], route: [{destination: {host: orders, port: {number: 80}}}]}\(more)]"
        )
        scene.request = "{protocol: http1, tls: true\(path.map { ", path: '\($0)'" } ?? "")}"
        return try scene.answer()
    }

    @Test(
        "a gateway's route takes the path or answers 404",
        arguments: [
            ("prefix: /a", "/a", true), ("prefix: /a", "/ab", true), ("prefix: /a", "/b", false),
            ("exact: /a", "/a", true), ("exact: /a", "/a?x=1", true), ("exact: /a", "/a/", false),
            ("exact: /A", "/a", false), ("prefix: /", "/b", true), ("regex: '.*'", "/b", true),
        ])
    func gateway(match: String, path: String, isTaken: Bool) throws {
        let answer = try Self.question(path, match: match)
        #expect(answer.told == (isTaken ? "tls 2.1 tls 2.2 mutual-tls 3 plaintext" : "2.1 gateway-no-route"))
        #expect(!answer.assumptions.contains { $0.contains("a route takes") })
    }

    @Test("without a path, that a route takes the request is an assumption, unless one takes every request")
    func assumption() throws {
        func isAssumed(_ answer: Answer) -> Bool { answer.assumptions.contains { $0.contains("a route takes (uri)") } }
        #expect(isAssumed(try Self.question(nil, match: "prefix: /a")))
        #expect(isAssumed(try Self.question("/a", match: "regex: '/a.*'")))
        #expect(!isAssumed(try Self.question(nil, match: "prefix: /")))
        let rest = ", {route: [{destination: {host: orders, port: {number: 80}}}]}"
        #expect(!isAssumed(try Self.question(nil, match: "prefix: /a", more: rest)))
    }

    @Test("where routes end differently, the path says how")
    func different() throws {
        let rest = ", {route: [{destination: {host: nobody, port: {number: 80}}}]}"
        #expect(try Self.question(nil, match: "prefix: /a", more: rest).verdict == .undetermined)
        #expect(try Self.question("/a", match: "prefix: /a", more: rest).verdict == .tls)
        #expect(try Self.question("/b", match: "prefix: /a", more: rest).told == "2.1 client-cluster-not-found")
    }

    @Test(
        "a sidecar's route is the same",
        arguments: [("/a", .mutualTLS), ("/b", .broken), (nil, .undetermined)] as [(String?, Verdict)])
    func sidecar(path: String?, verdict: Verdict) throws {
        let answer = try ask(
            """
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {namespace: shop, service: orders, dataplane: sidecar, port: {number: 80, name: http}}
            request: {protocol: http1, tls: false\(path.map { ", path: \($0)" } ?? "")}
            manifests:
            - {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: orders, namespace: shop}, spec: {hosts: [orders], http: [
                {match: [{uri: {prefix: /a}}], route: [{destination: {host: orders}}]}, {route: [{destination: {host: nobody}}]}]}}
            """)
        #expect(answer.verdict == verdict)
    }

    @Test("a path that a route rewrites is not known behind it")
    func rewritten() throws {
        let policy = """
            - {apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {name: a, namespace: shop}, spec: {rules: [{to: [{operation: {paths: [/a]}}]}]}}
            """
        func verdict(_ rewrite: String) throws -> Verdict {
            try ask(
                """
                client: {namespace: shop, workload: web, dataplane: sidecar}
                server: {namespace: shop, service: orders, dataplane: sidecar, port: {number: 80, name: http}}
                request: {protocol: http1, tls: false, path: /a}
                manifests:
                - {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: orders, namespace: shop}, spec: {hosts: [orders], http: [
                    {\(rewrite)route: [{destination: {host: orders}}]}]}}
                \(policy)
                """
            ).verdict
        }
        #expect(try verdict("") == .mutualTLS)
        #expect(try verdict("rewrite: {uri: /b}, ") == .undetermined)
    }
}
