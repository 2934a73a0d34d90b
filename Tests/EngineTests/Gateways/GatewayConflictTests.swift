import Engine
import Testing

/// `ambient-gateway-authz.md`, section B.1: ports, hosts, and several servers that want the same.
@Suite("Several servers of a Gateway")
struct GatewayConflictTests {
    private func told(_ edit: (inout IngressScene) -> Void) throws -> String {
        var scene = IngressScene()
        edit(&scene)
        return try scene.answer().told
    }

    private let works = "tls 2.1 tls 2.2 mutual-tls 3 plaintext"

    @Test("two HTTPS servers share a port by their hosts")
    func byHost() throws {
        #expect(
            try told { $0.servers = [IngressScene.https(), IngressScene.https("MUTUAL", hosts: "[api.example.com]")] }
                == works)
    }

    @Test("a host that is taken is taken: the second server is not there")
    func duplicateHost() throws {
        #expect(try told { $0.servers = [IngressScene.https(), IngressScene.https("MUTUAL")] } == works)
        #expect(
            try told { $0.servers = [IngressScene.https("MUTUAL"), IngressScene.https()] }
                == "2.1 gateway-requires-client-certificate")
    }

    @Test("plaintext first keeps TLS out, TLS first takes plaintext in")
    func plaintextAndTLS() throws {
        let plain = IngressScene.server("HTTP", 443)
        #expect(try told { $0.servers = [plain, IngressScene.https()] } == "2.1 gateway-http-parse-error")
        #expect(try told { $0.servers = [IngressScene.https(), plain] } == works)
        #expect(
            try told {
                $0.servers = [IngressScene.https(), plain]
                $0.request = "{protocol: http1, tls: false}"
            } == "plaintext 2.1 plaintext 2.2 mutual-tls 3 plaintext")
    }

    @Test("names that Envoy cannot tell apart cost the whole listener")
    func overlappingNames() throws {
        let servers = [IngressScene.https(hosts: "[shop/shop.example.com]"), IngressScene.https("MUTUAL")]
        let answer = try told {
            $0.servers = servers.enumerated().map { $1.replacing("name: s443", with: "name: s\($0)") }
        }
        #expect(answer == "2.1 gateway-no-listener")
    }

    @Test("a selector that fits no pod leaves the port closed")
    func selector() throws {
        #expect(try told { $0.selector = "{istio: other}" } == "2.1 gateway-no-listener")
    }

    @Test("a port is the Service's, else the pod's")
    func ports() throws {
        let literal = IngressScene.server("HTTPS", 8443, "SIMPLE")
        #expect(try told { $0.servers = [literal] } == works)
        #expect(
            try told {
                $0.servers = [literal]
                $0.port = 8443
            } == "2.1 gateway-no-listener")
    }

    @Test("loopback is an address that nobody dials")
    func bind() throws {
        let bound = IngressScene.https().replacing("{hosts:", with: "{bind: 127.0.0.1, hosts:")
        #expect(try told { $0.servers = [bound] } == "2.1 gateway-no-listener")
    }

    @Test(
        "a host with a namespace is for VirtualServices of that namespace",
        arguments: [
            ("[shop/shop.example.com]", true), ("[./shop.example.com]", true), (#"["*/shop.example.com"]"#, true),
            ("[other/shop.example.com]", false),
        ])
    func namespaces(hosts: String, isServed: Bool) throws {
        let told = try told { $0.servers = [IngressScene.https(hosts: hosts)] }
        #expect(told == (isServed ? works : "2.1 gateway-no-route"))
    }

    @Test(
        "a VirtualService binds by the Gateway's name",
        arguments: [
            ("[public]", true), ("[shop/public]", true), ("[./public]", true),
            ("[public.shop.svc.cluster.local]", true),
            ("[mesh]", false), ("[istio-ingress/public]", false),
        ])
    func binding(gateways: String, isBound: Bool) throws {
        let told = try told { $0.gateways = gateways }
        #expect(told == (isBound ? works : "2.1 gateway-no-route"))
    }

    @Test("`match.port` is the port as the server writes it")
    func matchPort() throws {
        func routes(_ port: Int) -> String {
            "http: [{match: [{port: \(port)}], route: [{destination: {host: orders, port: {number: 80}}}]}]"
        }
        #expect(try told { $0.routes = routes(443) } == works)
        #expect(try told { $0.routes = routes(8443) } == "2.1 gateway-no-route")
    }

    @Test("a subset that nobody defines, and a port that nobody has, are no clusters")
    func missingCluster() throws {
        for destination in ["{host: orders, subset: v2}", "{host: orders, port: {number: 81}}", "{host: nobody}"] {
            let routes = "http: [{route: [{destination: \(destination)}]}]"
            #expect(try told { $0.routes = routes } == "2.1 client-cluster-not-found", "\(destination)")
        }
    }
}
