import Engine
import Testing

/// `ambient-gateway-authz.md`, section B.1: which routes each kind of server looks at, and what happens without one.
///
/// Every client is one that the server takes, if it takes any from outside the mesh.
@Suite("Modes of a Gateway's servers")
struct GatewayModeTests {
    static let table = TextTable(
        """
        server                | none      | http      | tls       | tcp
        HTTP                  | 404       | reads     | 404       | 404
        HTTP2                 | 404       | reads     | 404       | 404
        GRPC                  | 404       | reads     | 404       | 404
        HTTPS SIMPLE          | 404       | reads     | 404       | 404
        HTTPS MUTUAL          | 404       | reads     | 404       | 404
        HTTPS OPTIONAL_MUTUAL | 404       | reads     | 404       | 404
        HTTPS ISTIO_MUTUAL    | foreign   | foreign   | foreign   | foreign
        TLS SIMPLE            | closed    | closed    | closed    | relays
        TLS MUTUAL            | closed    | closed    | closed    | relays
        TLS OPTIONAL_MUTUAL   | closed    | closed    | closed    | relays
        TLS ISTIO_MUTUAL      | closed    | closed    | closed    | foreign
        HTTPS PASSTHROUGH     | closed    | closed    | relays    | closed
        TLS PASSTHROUGH       | closed    | closed    | relays    | closed
        TLS AUTO_PASSTHROUGH  | no server | no server | no server | no server
        HTTPS                 | closed    | closed    | closed    | relays
        TCP                   | closed    | closed    | closed    | relays
        """)

    @Test("each cell is as the table has it", arguments: table.cells)
    func cell(_ cell: TextTable.Cell) throws {
        let words = cell.row.split(separator: " ").map(String.init)
        let mode = words.count > 1 ? words[1] : nil
        let isTLS = mode != nil
        let scene = IngressScene(
            request: "{protocol: http1, tls: \(isTLS ? "{clientCertificate: true}" : "false")}",
            servers: [
                IngressScene.server(
                    words[0], 443, mode, hosts: mode == "AUTO_PASSTHROUGH" ? #"["*.local"]"# : "[shop.example.com]")
            ],
            routes: try #require(Self.routes[cell.column]))
        #expect(try scene.answer().entrance == cell.expected)
    }

    private static let routes = [
        "none": "exportTo: []", "http": IngressScene.http, "tls": IngressScene.sni, "tcp": IngressScene.tcp,
    ]
}
