import Engine
import Testing

/// `ambient-gateway-authz.md`, section B.4: what a client outside the mesh meets at each kind of server.
///
/// A load balancer that ends TLS in front of the gateway is a client that sends HTTP; one that encrypts again without a
/// name is one that dials an address.
@Suite("Clients outside the mesh at a gateway")
struct ExternalClientTests {
    static let table = TextTable(
        """
        client                 | HTTP  | SIMPLE    | SIMPLE for all | MUTUAL      | OPTIONAL_MUTUAL | ISTIO_MUTUAL | PASSTHROUGH | PASSTHROUGH for all | AUTO_PASSTHROUGH
        HTTP                   | reads | wants TLS | wants TLS      | wants TLS   | wants TLS       | wants TLS    | wants TLS   | relays              | wants TLS
        HTTPS                  | 400   | reads     | reads          | certificate | reads           | foreign      | relays      | relays              | no server
        HTTPS with certificate | 400   | reads     | reads          | reads       | reads           | foreign      | relays      | relays              | no server
        HTTPS, other SNI       | 400   | no server | reads          | no server   | no server       | no server    | no server   | relays              | no server
        HTTPS without SNI      | 400   | no server | reads          | no server   | no server       | no server    | no server   | relays              | no server
        HTTPS, cluster's SNI   | 400   | no server | reads          | no server   | no server       | no server    | no server   | relays              | no server
        """)

    private static let clients = [
        "HTTP": "false", "HTTPS": "true", "HTTPS with certificate": "{clientCertificate: true}",
        "HTTPS, other SNI": "{sni: api.example.com}", "HTTPS without SNI": "true",
        "HTTPS, cluster's SNI": "{sni: outbound_.80_._.orders.shop.svc.cluster.local}",
    ]

    @Test("each cell is as the table has it", arguments: table.cells)
    func cell(_ cell: TextTable.Cell) throws {
        let isForAll = cell.column.hasSuffix("for all")
        let mode = try #require(cell.column.split(separator: " ").first.map(String.init))
        let isRelayed = mode.hasSuffix("PASSTHROUGH")
        let server =
            mode == "HTTP"
            ? IngressScene.server("HTTP", 443)
            : IngressScene.server(
                isRelayed ? "TLS" : "HTTPS", 443, mode,
                hosts: mode == "AUTO_PASSTHROUGH"
                    ? #"["*.local"]"# : isForAll ? #"["*"]"# : "[shop.example.com]")
        var scene = IngressScene(
            request: "{protocol: http1, host: shop.example.com, tls: \(try #require(Self.clients[cell.row]))}",
            servers: [server])
        if isRelayed { scene.routes = IngressScene.sni }
        if isForAll && isRelayed {
            scene.hosts = #"["*"]"#
            scene.routes = IngressScene.sni.replacing("[shop.example.com]", with: #"["*"]"#)
        }
        if cell.row == "HTTPS without SNI" { scene.host = "203.0.113.7" }
        #expect(try scene.answer().entrance == cell.expected)
    }
}
