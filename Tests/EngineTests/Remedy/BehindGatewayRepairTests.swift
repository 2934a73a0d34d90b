import Engine
import Testing

/// All repairs of a call that a gateway led on, and that the server's side does not take, in their order.
@Suite("Repairs behind gateways")
struct BehindGatewayRepairTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let titles: [String]
        let scene: IngressScene

        init(_ name: String, _ titles: [String], _ change: (inout IngressScene) -> Void) {
            testDescription = name
            self.titles = titles
            var scene = IngressScene()
            change(&scene)
            self.scene = scene
        }
    }

    private static let plain =
        "let the server's application listen without TLS, and let the gateway and the sidecar encrypt"
    private static let filter = "let the server's sidecar originate TLS to its application, by an EnvoyFilter"
    private static let withTLS = "let the server's application listen with TLS"
    private static let passedOn =
        "let server 443 (HTTPS, SIMPLE) of Gateway shop/public say HTTPS, PASSTHROUGH, and give VirtualService shop/shop "
        + "a `tls` route to where its others lead"
    private static let endedHere =
        "let server 443 (HTTPS, PASSTHROUGH) of Gateway shop/public say HTTPS, SIMPLE, and give VirtualService shop/shop "
        + "a `http` route to where its others lead"
    private static let mutual = "let DestinationRule shop/orders say ISTIO_MUTUAL instead of SIMPLE"
    private static let withoutRule = "remove `tls` (SIMPLE) from DestinationRule shop/orders"

    private static let takesTLS = "{protocol: http, tls: true}"
    private static let https = "{name: https, port: 80, targetPort: 8443}"
    private static let compliance = "{applicationTls: {reason: compliance}}"

    static let rows = [
        Row("a port for HTTPS, whose application takes TLS", [plain, filter, passedOn]) {
            $0.application = takesTLS
            $0.servicePort = https
        },
        Row(
            "a port for HTTPS, and nothing said of its application",
            [plain, "declare port 80 of Service shop/orders as `http` (it is `https`)", filter, passedOn]
        ) {
            $0.application = "{protocol: http}"
            $0.servicePort = https
        },
        Row(
            "a port for HTTP, whose application takes TLS",
            [plain, filter, passedOn + ", and declare port 80 of Service shop/orders as `https` (it is `http`)"]
        ) {
            $0.application = takesTLS
        },
        Row(
            "no sidecar, and an application that takes TLS",
            [
                "let the gateway originate TLS: a DestinationRule SIMPLE for `orders.shop.svc.cluster.local`", passedOn,
                "let the server's application listen without TLS",
            ]
        ) {
            $0.application = takesTLS
            $0.isInjected = false
        },
        Row(
            "an application that takes HTTP/2 in TLS",
            [plain + ", and declare port 80 of Service shop/orders as `http2` (it is `https`)", passedOn]
        ) {
            $0.request = "{protocol: http2, tls: true}"
            $0.application = "{protocol: http2, tls: true}"
            $0.servicePort = https
        },
        Row("plain HTTP from the client, and an application that takes TLS", [plain, filter]) {
            $0.port = 80
            $0.request = "{protocol: http1, tls: false}"
            $0.servers = [IngressScene.plain]
            $0.application = takesTLS
            $0.servicePort = https
        },
        Row("TLS passed on to an application that takes none", [withTLS, endedHere]) {
            $0.servers = [IngressScene.https("PASSTHROUGH")]
            $0.routes = IngressScene.sni
            $0.servicePort = https
        },
        Row(
            "TLS passed on, and encrypted once more",
            [withoutRule, mutual, endedHere, "let DestinationRule shop/orders say DISABLE instead of SIMPLE"]
        ) {
            $0.application = takesTLS
            $0.servers = [IngressScene.https("PASSTHROUGH")]
            $0.routes = IngressScene.sni
            $0.servicePort = https
            $0.rule = "{mode: SIMPLE}"
        },
        Row("TLS of the gateway's own, to an application that takes none", [mutual, withoutRule, withTLS]) {
            $0.servicePort = https
            $0.rule = "{mode: SIMPLE}"
        },
        Row(
            "TLS of the gateway's own, to a sidecar that asks for Istio mTLS",
            [
                mutual + ", and " + plain, passedOn + ", and " + mutual,
                "make port 8443 of shop/orders PERMISSIVE by `portLevelMtls`",
                "exclude port 8443 of shop/orders from its sidecar",
            ]
        ) {
            $0.application = takesTLS
            $0.servicePort = https
            $0.rule = "{mode: SIMPLE}"
            $0.mode = "STRICT"
        },
        Row("an application whose TLS has to stay", [filter, passedOn]) {
            $0.application = takesTLS
            $0.servicePort = https
            $0.requirements = compliance
        },
        Row("TLS that has to stay, passed on to an application that takes none", [withTLS]) {
            $0.servers = [IngressScene.https("PASSTHROUGH")]
            $0.routes = IngressScene.sni
            $0.servicePort = https
            $0.requirements = compliance
        },
    ]

    @Test("are those of calls without a gateway, and those of the gateway", arguments: rows)
    func all(row: Row) throws {
        let answer = try row.scene.answer()
        #expect(answer.failure.map { ["2.2", "3"].contains($0.step.rawValue) } ?? false)
        #expect(answer.remediations.map(\.title) == row.titles)
        #expect(answer.remediations.allSatisfy { $0.verdictAfter.works })
    }

    @Test("say what is readable then, and who no longer reads requests")
    func tradeoffs() throws {
        let scene = IngressScene(application: Self.takesTLS, isInjected: false)
        let answer = try scene.answer()
        let passed = try #require(answer.remediations.first { $0.title == Self.passedOn })
        #expect(passed.verdictAfter == .tls && !passed.weakens)
        #expect(passed.tradeoffs.contains { $0.hasPrefix("the gateway no longer reads requests") })
        #expect(passed.tradeoffs.contains { $0.hasPrefix("clients then see the application's certificate") })
        let plain = try #require(answer.remediations.first { $0.besides == [.applications] })
        #expect(plain.verdictAfter == .plaintext)
        #expect(plain.tradeoffs.contains { $0.contains("readable on the way to the server") })
    }
}
