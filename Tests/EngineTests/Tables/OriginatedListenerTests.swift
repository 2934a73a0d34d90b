import Engine
import Testing

/// `ambient-gateway-authz.md`, section C.3: which listener of a sidecar a DestinationRule's TLS reaches.
///
/// The server outside expects TLS; the application sends plain HTTP, or TLS of its own.
@Suite("Listeners of a sidecar, and originated TLS")
struct OriginatedListenerTests {
    /// `SIMPLE` alone or around the application's TLS, `own` for the application's alone, and where the call ends.
    static let table = TextTable(
        """
        port                     | plain HTTP     | other Host     | TLS            | other SNI
        HTTP                     | SIMPLE         | app wants TLS  | own            | own
        HTTP, REGISTRY_ONLY      | SIMPLE         | 502            | hole           | hole
        HTTPS                    | app wants TLS  | app wants TLS  | TLS in TLS     | own
        HTTPS, REGISTRY_ONLY     | hole           | hole           | TLS in TLS     | hole
        HTTPS with address       | SIMPLE         | SIMPLE         | TLS in TLS     | TLS in TLS
        HTTPS with route         | app wants TLS  | app wants TLS  | TLS in TLS     | own
        TLS with range           | app wants TLS  | app wants TLS  | TLS in TLS     | own
        TCP                      | SIMPLE         | SIMPLE         | TLS in TLS     | TLS in TLS
        TCP with address         | SIMPLE         | SIMPLE         | TLS in TLS     | TLS in TLS
        unset                    | SIMPLE         | app wants TLS  | TLS in TLS     | TLS in TLS
        """)

    private static let requests = [
        "plain HTTP": "tls: false", "other Host": "tls: false, host: other.example.org", "TLS": "tls: true",
        "other SNI": "tls: {sni: other.example.org}",
    ]

    @Test("each cell is as the table has it", arguments: table.cells)
    func cell(_ cell: TextTable.Cell) throws {
        let word = try #require(cell.row.split(whereSeparator: { " ,".contains($0) }).first.map(String.init))
        let address =
            cell.row.hasSuffix("address") ? "203.0.113.10" : cell.row.hasSuffix("range") ? "203.0.113.0/28" : ""
        let route = """
            - {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: api, namespace: shop}, spec: {
                hosts: [api.example.com], tls: [{match: [{port: 9000, sniHosts: [api.example.com]}], route: [{destination: {host: api.example.com}}]}]}}
            """
        let answer = try ask(
            """
            mesh: {outboundTrafficPolicy: \(cell.row.hasSuffix("REGISTRY_ONLY") ? "REGISTRY_ONLY" : "ALLOW_ANY")}
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {host: api.example.com, port: 9000, app: {protocol: http, tls: true}}
            request: {protocol: http1, \(try #require(Self.requests[cell.column]))}
            manifests:
            - {apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: api, namespace: shop}, spec: {
                hosts: [api.example.com], addresses: [\(address)], resolution: DNS, ports: [{number: 9000, name: p, protocol: \(word)}]}}
            - {apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: api, namespace: shop}, spec: {
                host: api.example.com, trafficPolicy: {tls: {mode: SIMPLE}}}}
            \(cell.row.hasSuffix("route") ? route : "")
            """)
        #expect(told(answer) == cell.expected)
    }

    private func told(_ answer: Answer) -> String {
        if let failure = answer.failure { return failure.reason.short }
        let kinds = answer.legs.first { $0.number == 2 }?.layers.map(\.kind) ?? []
        return kinds == [.originatedTLS] ? "SIMPLE" : kinds == [.applicationTLS] ? "own" : "\(kinds)"
    }
}
