import Engine
import Model
import Testing

/// `ambient-gateway-authz.md`, sections B.6 and B.7; the letters are those of its table.
@Suite("Egress gateways")
struct EgressGatewayTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var scene: EgressScene
        let told: String

        init(_ description: String, _ told: String, _ edit: (inout EgressScene) -> Void) {
            testDescription = description
            self.told = told
            scene = EgressScene()
            edit(&scene)
        }
    }

    private static let istio = "{mode: ISTIO_MUTUAL}"
    private static let simple = "{mode: SIMPLE, sni: api.partner.com}"
    private static let plain = #"{hosts: ["*"], port: {number: 80, name: s, protocol: HTTP}}"#
    private static func tls(_ mode: String, protocolName: String = "TLS", hosts: String = #"["*"]"#) -> String {
        "{hosts: \(hosts), port: {number: 443, name: s, protocol: \(protocolName)}, tls: {mode: \(mode)}}"
    }
    private static func https(_ scene: inout EgressScene, _ kind: String, _ server: String) {
        scene.port = 443
        scene.request = "{protocol: http1, tls: true}"
        scene.routes = EgressScene.tls(kind)
        scene.server = server
    }

    @Test("lead out, or do not", arguments: rows)
    func leads(row: Row) throws {
        #expect(try row.scene.answer().told == row.told)
    }

    static let rows: [Row] = [
        Row("E1 HTTP all the way", "plaintext 1 plaintext 2.1 plaintext 2.2 plaintext") {
            $0.server = plain
            $0.routes = EgressScene.http(80, out: 80)
            $0.application = "{protocol: http, tls: false}"
        },
        Row("E2 origination at the gateway alone", "plaintext 1 plaintext 2.1 plaintext 2.2 tls") {
            $0.server = plain
            $0.routes = EgressScene.http(80)
            $0.toOutside = simple
        },
        Row("E3 Istio mTLS, then origination", "tls 1 plaintext 2.1 mutual-tls 2.2 tls") {
            $0.toGateway = istio
            $0.toOutside = simple
        },
        Row("E4 SNI passthrough", "tls 1 tls 2.1 tls 2.2 tls") { https(&$0, "tls", tls("PASSTHROUGH")) },
        Row("E5 the application's TLS inside Istio mTLS", "tls 1 tls 2.1 mutual-tls 2.2 tls") {
            https(&$0, "tcp", tls("ISTIO_MUTUAL"))
            $0.toGateway = istio
        },
        Row("E6 Istio mTLS that nobody takes off", "2.2 endpoint-without-sidecar-forced-mtls") {
            https(&$0, "tls", tls("PASSTHROUGH"))
            $0.toGateway = "{mode: ISTIO_MUTUAL, sni: api.partner.com}"
        },
        Row("E8 SIMPLE behind SNI passthrough", "2.2 tls-in-tls") {
            https(&$0, "tls", tls("PASSTHROUGH"))
            $0.toOutside = simple
        },
        Row("E9 plaintext into ISTIO_MUTUAL", "2.1 gateway-expects-tls") { $0.toOutside = simple },
        Row("E10 Istio mTLS into HTTP", "2.1 gateway-http-parse-error") {
            $0.server = plain
            $0.routes = EgressScene.http(80)
            $0.toGateway = istio
        },
        Row("E11 the SNI of the gateway's own cluster", "2.1 gateway-no-matching-server") {
            $0.server = tls("ISTIO_MUTUAL", protocolName: "HTTPS", hosts: "[api.partner.com]")
            $0.toGateway = istio
        },
        Row("E11 with `sni`", "tls 1 plaintext 2.1 mutual-tls 2.2 tls") {
            $0.server = tls("ISTIO_MUTUAL", protocolName: "HTTPS", hosts: "[api.partner.com]")
            $0.toGateway = "{mode: ISTIO_MUTUAL, sni: api.partner.com}"
            $0.toOutside = simple
        },
        Row("E12 SIMPLE into ISTIO_MUTUAL", "2.1 gateway-tls-handshake-foreign") { $0.toGateway = simple },
        Row("E13 a credential at the gateway", "tls 1 plaintext 2.1 mutual-tls 2.2 tls") {
            $0.toGateway = istio
            $0.toOutside = "{mode: MUTUAL, credentialName: partner}"
            $0.application = "{protocol: http, tls: true, requiresClientCertificate: true}"
        },
        Row("E13 a client certificate that nobody shows", "2.2 server-app-requires-client-certificate") {
            $0.toGateway = istio
            $0.toOutside = simple
            $0.application = "{protocol: http, tls: true, requiresClientCertificate: true}"
        },
        Row("E14 no route at the gateway", "2.1 gateway-no-route") {
            $0.server = plain
            $0.routes = EgressScene.http(80, isAtGateway: false)
        },
        Row("E15 HTTPS past a route for HTTP", "tls 1 tls 2 tls") {
            $0.port = 443
            $0.request = "{protocol: http1, tls: true}"
        },
        Row("HTTPS inside Istio mTLS meets a server that reads HTTP", "2.1 gateway-http-parse-error") {
            https(&$0, "http", tls("ISTIO_MUTUAL", protocolName: "HTTPS"))
            $0.toGateway = istio
        },
        Row("a triple layer", "2.2 tls-in-tls") {
            https(&$0, "tcp", tls("ISTIO_MUTUAL"))
            $0.toGateway = istio
            $0.toOutside = simple
        },
        Row("no origination for a TLS port", "2.2 server-app-expects-tls") { $0.toGateway = istio },
    ]

    @Test(
        "E16 from an ambient client, and E18 by a listener of the Gateway API",
        arguments: [("ambient", "undetermined"), ("sidecar", "tls 1 plaintext 2.1 mutual-tls 2.2 tls")])
    func others(dataplane: String, told: String) throws {
        let answer = try ask(
            """
            client: {namespace: shop, workload: web, dataplane: \(dataplane)}
            server: {host: api.partner.com, port: 80, app: {protocol: http, tls: true}}
            request: {protocol: http1, tls: false}
            manifests:
            - {apiVersion: v1, kind: Namespace, metadata: {name: istio-egress}}
            - {apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {name: egress, namespace: istio-egress}, spec: {
                gatewayClassName: istio, listeners: [{name: s, port: 443, protocol: HTTPS, allowedRoutes: {namespaces: {from: All}},
                  tls: {mode: Terminate, options: {gateway.istio.io/tls-terminate-mode: ISTIO_MUTUAL}}}]}}
            - {apiVersion: apps/v1, kind: Deployment, metadata: {name: egress-istio, namespace: istio-egress}, spec: {template: {
                metadata: {labels: {gateway.networking.k8s.io/gateway-name: egress}, annotations: {inject.istio.io/templates: gateway}},
                spec: {serviceAccountName: egress-istio, containers: [{name: istio-proxy, image: auto, args: [proxy, router]}]}}}}
            - {apiVersion: v1, kind: Service, metadata: {name: egress-istio, namespace: istio-egress}, spec: {
                selector: {gateway.networking.k8s.io/gateway-name: egress}, ports: [{name: https, port: 443}]}}
            - {apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: partner, namespace: istio-egress}, spec: {
                hosts: [api.partner.com], location: MESH_EXTERNAL, resolution: DNS,
                ports: [{number: 80, name: http, protocol: HTTP}, {number: 443, name: tls, protocol: TLS}]}}
            - {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: partner, namespace: istio-egress}, spec: {
                hosts: [api.partner.com], gateways: [mesh], http: [{route: [{destination: {
                  host: egress-istio.istio-egress.svc.cluster.local, port: {number: 443}}}]}]}}
            - {apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: {name: partner, namespace: istio-egress}, spec: {
                parentRefs: [{name: egress}], hostnames: [api.partner.com], rules: [{backendRefs: [{
                  group: networking.istio.io, kind: Hostname, name: api.partner.com, port: 443}]}]}}
            - {apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: gateway, namespace: istio-egress}, spec: {
                host: egress-istio.istio-egress.svc.cluster.local, trafficPolicy: {tls: {mode: ISTIO_MUTUAL, sni: api.partner.com}}}}
            - {apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: partner, namespace: istio-egress}, spec: {
                host: api.partner.com, trafficPolicy: {portLevelSettings: [{port: {number: 443}, tls: {mode: SIMPLE}}]}}}
            """)
        #expect(
            answer.verdict == .undetermined ? told == "undetermined" : answer.told == told,
            "\(answer.told) \(answer.missing)")
        if told == "undetermined" { #expect(answer.missing.contains { $0.contains("shop/web is in ambient mode") }) }
    }

    @Test("the picture's two network legs have their own layers")
    func layers() throws {
        var scene = EgressScene()
        scene.toGateway = Self.istio
        scene.toOutside = Self.simple
        let answer = try scene.answer()
        let (to, from) = (answer.legs.first { $0.step == .toGateway }, answer.legs.first { $0.step == .fromGateway })
        #expect(to?.to == .egressGateway && from?.from == .egressGateway && from?.to == .external)
        #expect(to?.layers.first?.sni == "outbound_.443_._.egress.istio-egress.svc.cluster.local")
        #expect(to?.layers.first?.serverIdentity == "spiffe://cluster.local/ns/istio-egress/sa/egress")
        #expect(from?.layers.first?.originator == .egressGateway && from?.layers.first?.sni == "api.partner.com")
        #expect(answer.decisions.clientTLS.from.map(\.name) == ["to-egr"])
        #expect(answer.decisions.gatewayTLS?.from.map(\.name) == ["to-api"])
    }
}
