import Engine
import Testing

/// `ambient-gateway-authz.md`, section B.2: the server that each listener of the Gateway API stands for.
@Suite("Listeners of the Gateway API")
struct ListenerModeTests {
    static let table = TextTable(
        """
        listener                         | HTTP      | HTTPS       | HTTPS with certificate
        HTTP                             | reads     | 400         | 400
        HTTPS                            | wants TLS | reads       | reads
        HTTPS, option MUTUAL             | wants TLS | certificate | reads
        HTTPS, option OPTIONAL_MUTUAL    | wants TLS | reads       | reads
        HTTPS, option ISTIO_SIMPLE       | wants TLS | reads       | reads
        HTTPS, option ISTIO_MUTUAL       | wants TLS | foreign     | foreign
        HTTPS, frontend CA               | wants TLS | certificate | reads
        HTTPS, frontend CA with fallback | wants TLS | reads       | reads
        HTTPS Passthrough                | closed    | closed      | closed
        TLS Passthrough                  | wants TLS | relays      | relays
        TLS auto-passthrough             | wants TLS | no server   | no server
        TLS between networks             | wants TLS | no server   | no server
        TLS Terminate, TCPRoute          | wants TLS | relays      | relays
        TLS Terminate, TLSRoute          | wants TLS | relays      | relays
        TCP                              | relays    | relays      | relays
        UDP                              | closed    | closed      | closed
        """)

    private static let requests = [
        "HTTP": "false", "HTTPS": "true", "HTTPS with certificate": "{clientCertificate: true}",
    ]

    @Test("each cell is as the table has it", arguments: table.cells)
    func cell(_ cell: TextTable.Cell) throws {
        var scene = ListenerScene()
        scene.request = "{protocol: http1, tls: \(try #require(Self.requests[cell.column]))}"
        let protocolName = try #require(cell.row.split(whereSeparator: { " ,".contains($0) }).first.map(String.init))
        scene.listener = "{name: l, port: 443, protocol: \(protocolName)\(tls(cell.row))}"
        let isTCP = protocolName == "TCP" || cell.row.hasSuffix("TCPRoute")
        if protocolName == "TLS" || isTCP || protocolName == "UDP" {
            scene.routes = ListenerScene.route(
                isTCP ? "TCPRoute" : "TLSRoute", "{backendRefs: [{name: orders, port: 80}]}")
            scene.servicePort = "{name: tcp, port: 80, targetPort: 8080}"
        }
        if cell.row.contains("frontend CA") {
            let mode = cell.row.hasSuffix("fallback") ? "AllowInsecureFallback" : "AllowValidOnly"
            scene.settings =
                "tls: {frontend: {default: {validation: {mode: \(mode), caCertificateRefs: [{group: '', kind: ConfigMap, name: ca}]}}}}, "
        }
        if cell.row == "TLS between networks" {
            scene.labels = "topology.istio.io/network: one, networking.istio.io/gatewayPort: '443'"
        }
        #expect(try scene.answer().entrance == cell.expected)
    }

    private func tls(_ row: String) -> String {
        if row.hasPrefix("HTTP,") || ["HTTP", "TCP", "UDP"].contains(row) { return "" }
        if row.contains("assthrough") || row == "TLS between networks" {
            let option = row.contains("auto") ? ", options: {gateway.istio.io/listener-protocol: auto-passthrough}" : ""
            return ", tls: {mode: Passthrough\(option)}"
        }
        let mode = row.split(separator: " ").last.map(String.init) ?? ""
        let option = row.contains("option") ? ", options: {gateway.istio.io/tls-terminate-mode: \(mode)}" : ""
        return ", tls: {mode: Terminate, certificateRefs: [{name: cert}]\(option)}"
    }
}
