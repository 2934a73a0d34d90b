import Engine
import Model
import Testing

/// A gateway behind a gateway: what comes out of the first meets the second as it met the first.
@Suite("A second gateway on the way")
struct SecondGatewayTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var scene = GatewayChainScene()
        let told: String

        init(_ description: String, _ told: String, _ edit: (inout GatewayChainScene) -> Void) {
            testDescription = description
            self.told = told
            edit(&scene)
        }
    }

    private static let istio = "{mode: ISTIO_MUTUAL}"
    private static let simple = "{mode: SIMPLE, sni: api.partner.com}"
    private static let plain = GatewayChainScene.server("HTTP", 80)
    private static let mutual = GatewayChainScene.server("HTTPS", 443, "ISTIO_MUTUAL")
    private static let passthrough = GatewayChainScene.server("TLS", 443, "PASSTHROUGH")

    @Test("is followed like the first", arguments: rows)
    func leads(row: Row) throws {
        #expect(try row.scene.answer().told == row.told)
    }

    static let rows: [Row] = [
        Row("HTTP all the way", "plaintext 1 plaintext 2.1 plaintext 2.2 plaintext 2.3 plaintext") { _ in },
        Row("Istio mTLS between proxies", "tls 1 plaintext 2.1 mutual-tls 2.2 mutual-tls 2.3 tls") {
            $0.servers = [mutual, mutual]
            $0.rules = [istio, istio, simple]
        },
        Row("SNI passthrough at both", "tls 1 tls 2.1 tls 2.2 tls 2.3 tls") {
            $0.isHTTPS = true
            $0.servers = [passthrough, passthrough]
        },
        Row("plaintext between the two", "plaintext 1 plaintext 2.1 mutual-tls 2.2 plaintext 2.3 tls") {
            $0.servers = [mutual, plain]
            $0.rules = [istio, nil, simple]
        },
        Row("the second has no server", "2.2 gateway-no-listener") { $0.servers = [plain, ""] },
        Row("the second has no route", "2.2 gateway-no-route") { $0.isRoutedAtLast = false },
        Row("plaintext into the second's Istio mTLS", "2.2 gateway-expects-tls") { $0.servers = [plain, mutual] },
        Row("Istio mTLS into the second's HTTP", "2.2 gateway-http-parse-error") {
            $0.rules = [nil, istio, nil]
        },
        Row("the SNI of the second's own cluster", "2.2 gateway-no-matching-server") {
            $0.servers = [plain, GatewayChainScene.server("HTTPS", 443, "ISTIO_MUTUAL", hosts: "[api.partner.com]")]
            $0.rules = [nil, istio, nil]
        },
        Row("SIMPLE into the second's Istio mTLS", "2.2 gateway-tls-handshake-foreign") {
            $0.servers = [plain, mutual]
            $0.rules = [nil, simple, nil]
        },
        Row("Istio mTLS for the first that only the second takes off", "2.2 upstream-certificate-verification") {
            $0.isHTTPS = true
            $0.servers = [passthrough, GatewayChainScene.server("TLS", 443, "ISTIO_MUTUAL")]
            $0.rules = ["{mode: ISTIO_MUTUAL, sni: api.partner.com}", nil, nil]
        },
        Row("the same where the sidecar expects the second", "tls 1 tls 2.1 mutual-tls 2.2 mutual-tls 2.3 tls") {
            $0.isHTTPS = true
            $0.servers = [passthrough, GatewayChainScene.server("TLS", 443, "ISTIO_MUTUAL")]
            $0.rules = [
                "{mode: ISTIO_MUTUAL, sni: api.partner.com, subjectAltNames: [\"spiffe://cluster.local/ns/hop-2/sa/hop\"]}",
                nil, nil,
            ]
        },
        Row("SIMPLE around TLS that both relay", "2.3 tls-in-tls") {
            $0.isHTTPS = true
            $0.servers = [passthrough, passthrough]
            $0.rules = [nil, nil, simple]
        },
        Row("nothing encrypts for the host outside", "2.3 server-app-expects-tls") {
            $0.servers = [mutual, mutual]
            $0.rules = [istio, istio, nil]
            $0.takesTLS = true
        },
        Row("a third", "plaintext 1 plaintext 2.1 plaintext 2.2 plaintext 2.3 plaintext 2.4 plaintext") {
            $0.servers = [plain, plain, plain]
            $0.rules = [nil, nil, nil, nil]
        },
    ]

    @Test("an ingress gateway leads to an egress gateway, and each is called by its part")
    func fromOutside() throws {
        var scene = GatewayChainScene()
        scene.servers = [GatewayChainScene.server("HTTPS", 443, "SIMPLE"), Self.mutual]
        scene.rules = [nil, Self.istio, Self.simple]
        scene.comesFromOutside = true
        let answer = try scene.answer()
        #expect(answer.told == "tls 2.1 tls 2.2 mutual-tls 2.3 tls")
        #expect(answer.legs.map(\.to) == [.ingressGateway, .egressGateway, .external])
        #expect(answer.legs.map(\.from) == [.clientApp, .ingressGateway, .egressGateway])
        let between = try #require(answer.legs[1].layers.first)
        #expect(between.originator == .ingressGateway && between.terminator == .egressGateway)
        #expect(between.clientIdentity == "spiffe://cluster.local/ns/hop-1/sa/hop")
        #expect(between.serverIdentity == "spiffe://cluster.local/ns/hop-2/sa/hop")
        #expect(answer.decisions.gateways.map(\.workload.namespace) == ["hop-1", "hop-2"])
        #expect(answer.decisions.gateways.map(\.tls.mode) == ["ISTIO_MUTUAL", "SIMPLE"])
        #expect(answer.cost.handshakes == 3)
    }

    @Test("a readable way to either of the two has a repair", arguments: [0, 1])
    func protects(readable: Int) throws {
        var scene = GatewayChainScene()
        scene.servers = [Self.mutual, Self.mutual]
        scene.rules = [Self.istio, Self.istio, Self.simple]
        scene.servers[readable] = Self.plain
        scene.rules[readable] = nil
        let answer = try scene.answer()
        #expect(answer.verdict == .plaintext && answer.unrepairable == nil)
        let repair = try #require(answer.remediations.first)
        #expect(repair.verdictAfter == .tls && !repair.weakens && repair.changes.count == 2)
    }

    @Test("a layer that the first only relays is the sidecar's still")
    func relayed() throws {
        var scene = GatewayChainScene()
        scene.isHTTPS = true
        scene.servers = [Self.passthrough, GatewayChainScene.server("TLS", 443, "ISTIO_MUTUAL")]
        let expected = "subjectAltNames: [\"spiffe://cluster.local/ns/hop-2/sa/hop\"]"
        scene.rules = ["{mode: ISTIO_MUTUAL, sni: api.partner.com, \(expected)}", nil, nil]
        let legs = try scene.answer().legs
        for step in [Step.toGateway, .fromGateway] {
            let layer = try #require(legs.first { $0.step == step }?.layers.first)
            #expect(layer.kind == .istioMTLS && layer.originator == .clientSidecar)
            #expect(layer.clientIdentity == "spiffe://cluster.local/ns/shop/sa/default")
            #expect(layer.serverIdentity == "spiffe://cluster.local/ns/hop-2/sa/hop")
        }
        #expect(try scene.answer().cost.handshakes == 2)
    }

    @Test(
        "is asked by AuthorizationPolicies for the first one's identity", arguments: [("hop-1", true), ("shop", false)])
    func identity(namespace: String, passes: Bool) throws {
        var scene = GatewayChainScene()
        scene.servers = [Self.mutual, Self.mutual]
        scene.rules = [Self.istio, Self.istio, Self.simple]
        scene.more = """
            {apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {name: hop, namespace: hop-2}, spec: {
              rules: [{from: [{source: {namespaces: [\(namespace)]}}]}]}}
            """
        let told = try scene.answer().told
        #expect(told == (passes ? "tls 1 plaintext 2.1 mutual-tls 2.2 mutual-tls 2.3 tls" : "2.2 authorization-denied"))
    }

    @Test("gateways that lead in a circle are told so, and so is one more than are followed")
    func withoutEnd() throws {
        var scene = GatewayChainScene()
        scene.leadsBack = true
        let circle = try scene.answer()
        #expect(circle.verdict == .undetermined && circle.missing.contains { $0.contains("leads it back to itself") })
        scene.leadsBack = false
        scene.servers = [Self.plain, Self.plain, Self.plain, Self.plain]
        scene.rules = [nil, nil, nil, nil, nil]
        let long = try scene.answer()
        #expect(long.verdict == .undetermined && long.missing.contains { $0.contains("no more than 3 are followed") })
    }
}
