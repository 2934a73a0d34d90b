import Engine
import Testing

/// `ambient-gateway-authz.md`, sections B.1 and B.4: what a client from outside meets, by protocol and `tls.mode`.
@Suite("Servers of a Gateway")
struct GatewayServerTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var server = IngressScene.https()
        var request = tls
        var routes = IngressScene.http
        var host = "shop.example.com"
        let told: String
    }

    private static let tls = "{protocol: http1, tls: true}"
    private static let plain = "{protocol: http1, tls: false}"
    private static let withCertificate = "{protocol: http1, tls: {clientCertificate: true}}"
    private static let works = "tls 2.1 tls 2.2 mutual-tls 3 plaintext"

    @Test("take a client or refuse it", arguments: rows)
    func meets(row: Row) throws {
        var scene = IngressScene(host: row.host, request: row.request, servers: [row.server], routes: row.routes)
        if row.server.contains("number: 80,") { scene.port = 80 }
        #expect(try scene.answer().told == row.told)
    }

    private static func server(_ protocolName: String, _ mode: String?, hosts: String = "[shop.example.com]") -> String
    {
        IngressScene.server(protocolName, 443, mode, hosts: hosts)
    }

    static let rows: [Row] = [
        Row(
            testDescription: "HTTP takes HTTP", server: IngressScene.plain, request: plain,
            told: "plaintext 2.1 plaintext 2.2 mutual-tls 3 plaintext"),
        Row(testDescription: "HTTP cannot read TLS", server: IngressScene.plain, told: "2.1 gateway-http-parse-error"),
        Row(
            testDescription: "HTTP cannot read other bytes", server: IngressScene.plain,
            request: "{protocol: tcp, tls: false}", told: "2.1 gateway-http-parse-error"),
        Row(testDescription: "HTTPS SIMPLE ends TLS", told: works),
        Row(testDescription: "HTTPS SIMPLE refuses plaintext", request: plain, told: "2.1 gateway-expects-tls"),
        Row(
            testDescription: "HTTPS SIMPLE cannot read bytes that are not HTTP", request: "{protocol: tcp, tls: true}",
            told: "2.1 gateway-http-parse-error"),
        Row(
            testDescription: "another SNI meets no server", host: "api.example.com",
            told: "2.1 gateway-no-matching-server"),
        Row(
            testDescription: "the right SNI with another Host has no route",
            request: "{protocol: http1, tls: {sni: shop.example.com}, host: api.example.com}",
            told: "2.1 gateway-no-route"),
        Row(
            testDescription: "the host `*` asks for no SNI", server: IngressScene.https(hosts: #"["*"]"#),
            request: "{protocol: http1, tls: {sni: nobody.example.com}}", told: works),
        Row(
            testDescription: "MUTUAL asks for a certificate", server: server("HTTPS", "MUTUAL"),
            told: "2.1 gateway-requires-client-certificate"),
        Row(
            testDescription: "MUTUAL takes a certificate", server: server("HTTPS", "MUTUAL"), request: withCertificate,
            told: works),
        Row(
            testDescription: "OPTIONAL_MUTUAL takes a client without one", server: server("HTTPS", "OPTIONAL_MUTUAL"),
            told: works),
        Row(
            testDescription: "ISTIO_MUTUAL wants one of the mesh", server: server("HTTPS", "ISTIO_MUTUAL"),
            request: withCertificate, told: "2.1 gateway-tls-handshake-foreign"),
        Row(
            testDescription: "TLS SIMPLE ends TLS and relays by `tcp`", server: server("TLS", "SIMPLE"),
            routes: IngressScene.tcp, told: works),
        Row(
            testDescription: "TLS SIMPLE does not look at `http`", server: server("TLS", "SIMPLE"),
            told: "2.1 gateway-no-listener"),
        Row(
            testDescription: "TLS SIMPLE does not look at `tls`", server: server("TLS", "SIMPLE"),
            routes: IngressScene.sni, told: "2.1 gateway-no-listener"),
        Row(
            testDescription: "PASSTHROUGH does not look at `http`", server: server("HTTPS", "PASSTHROUGH"),
            told: "2.1 gateway-no-listener"),
        Row(
            testDescription: "PASSTHROUGH refuses plaintext", server: server("TLS", "PASSTHROUGH"), request: plain,
            routes: IngressScene.sni, told: "2.1 gateway-expects-tls"),
        Row(
            testDescription: "PASSTHROUGH knows the names of `sniHosts`", server: server("TLS", "PASSTHROUGH"),
            routes: IngressScene.sni, host: "api.example.com", told: "2.1 gateway-no-matching-server"),
        Row(
            testDescription: "TCP relays TLS to an application that has none", server: server("TCP", nil),
            routes: IngressScene.tcp, told: "2.2 server-http-parse-error"),
        Row(
            testDescription: "TCP without a `tcp` route does not listen", server: server("TCP", nil),
            told: "2.1 gateway-no-listener"),
        Row(
            testDescription: "AUTO_PASSTHROUGH takes Istio mTLS alone",
            server: server("TLS", "AUTO_PASSTHROUGH", hosts: #"["*.local"]"#),
            request: "{protocol: http1, tls: {sni: outbound_.80_._.orders.shop.svc.cluster.local}}",
            told: "2.1 gateway-no-matching-server"),
        Row(
            testDescription: "httpsRedirect answers by itself",
            server:
                "{hosts: [shop.example.com], port: {number: 80, name: http, protocol: HTTP}, tls: {httpsRedirect: true}}",
            request: plain, told: "2.1 gateway-redirects-to-https"),
        Row(
            testDescription: "httpsRedirect is for the hosts of the server",
            server:
                "{hosts: [shop.example.com], port: {number: 80, name: http, protocol: HTTP}, tls: {httpsRedirect: true}}",
            request: "{protocol: http1, tls: false, host: api.example.com}", told: "2.1 gateway-no-route"),
    ]
}
