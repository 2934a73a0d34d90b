import Engine
import Testing

/// The first repair of a call that ends at a gateway, by what is wrong with it.
@Suite("Repairs at gateways")
struct GatewayRepairTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let title: String
        let scene: IngressScene

        init(_ name: String, _ title: String, _ change: (inout IngressScene) -> Void) {
            testDescription = name
            self.title = title
            var scene = IngressScene()
            change(&scene)
            self.scene = scene
        }
    }

    static let rows = [
        Row("the VirtualService names no Gateway", "name Gateway `shop/public` in VirtualService shop/shop") {
            $0.gateways = "[mesh]"
        },
        Row("it is for another host", "let VirtualService shop/shop route `shop.example.com`") {
            $0.hosts = "[store.example.com]"
            $0.servers = [IngressScene.https(hosts: "[shop.example.com, store.example.com]")]
        },
        Row(
            "the server has another host",
            "add host `shop.example.com` to server 443 (HTTPS, SIMPLE) of Gateway shop/public"
        ) {
            $0.servers = [IngressScene.https(hosts: "[api.example.com]")]
        },
        Row(
            "a match asks for the pod's port",
            "let the matches of VirtualService shop/shop take what comes to the server"
        ) {
            $0.routes = "http: [{match: [{port: 8443}], route: [{destination: {host: orders}}]}]"
        },
        Row("the selector has a slip", "let Gateway shop/public select the pods of istio-ingress/gateway") {
            $0.selector = "{istio: ingres}"
        },
        Row("no Service has the port", "add port 8444 to Service istio-ingress/gateway") {
            $0.port = 8444
            $0.servers = [IngressScene.server("HTTPS", 8444, "SIMPLE")]
        },
        Row("it is not exported", "export VirtualService shop/shop to namespace `istio-ingress` too") {
            $0.routes = "exportTo: [shop], \(IngressScene.http)"
        },
        Row(
            "the gateway passes on what nobody ends",
            "let server 443 (HTTPS, PASSTHROUGH) of Gateway shop/public say HTTPS, SIMPLE"
        ) {
            $0.servers = [IngressScene.https("PASSTHROUGH")]
        },
        Row("it is encrypted twice", "remove `tls` (SIMPLE) from DestinationRule shop/orders") {
            $0.application = "{protocol: http, tls: true}"
            $0.servers = [IngressScene.https("PASSTHROUGH")]
            $0.routes = IngressScene.sni
            $0.servicePort = "{name: https, port: 80, targetPort: 8080}"
            $0.rule = "{mode: SIMPLE}"
        },
        Row("the host is not written whole", "write the hosts whole to which VirtualService shop/shop routes") {
            $0.routes = "http: [{route: [{destination: {host: orders.shop, port: {number: 80}}}]}]"
        },
    ]

    @Test("mend what is wrong, and nothing else", arguments: rows)
    func first(row: Row) throws {
        let answer = try row.scene.answer()
        #expect(answer.verdict == .broken)
        let titles = answer.remediations.map(\.title)
        #expect(titles.first == row.title, "\(titles)")
        #expect(answer.remediations.allSatisfy { $0.verdictAfter.works })
        #expect(answer.unrepairable == nil)
    }

    @Test("weaken only where nothing else helps")
    func weakening() throws {
        let scene = IngressScene(servers: [IngressScene.https("MUTUAL")])
        let answer = try scene.answer()
        #expect(answer.failure?.reason == .gatewayRequiresClientCertificate)
        #expect(answer.remediations.contains { $0.title.contains("OPTIONAL_MUTUAL") && $0.weakens })
        #expect(answer.remediations.contains { $0.besides == [.applications] && !$0.weakens })
    }

    @Test("encrypt the way to an egress gateway whose server asks for it")
    func egress() throws {
        let answer = try EgressScene(toOutside: "{mode: SIMPLE}").answer()
        #expect(answer.failure?.reason == .gatewayExpectsTLS)
        let best = try #require(answer.remediations.first)
        #expect(best.title.hasPrefix("send Istio mTLS, and `api.partner.com` as SNI, to port 443"), "\(best.title)")
        #expect(!best.weakens)
    }
}
