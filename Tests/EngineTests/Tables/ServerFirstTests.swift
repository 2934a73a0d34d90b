import Engine
import Testing

/// `ambient-gateway-authz.md`, section F.1: a server that speaks first, between two sidecars and from outside.
@Suite("Servers that speak first")
struct ServerFirstTests {
    /// Rows: what the port declares and the client's DestinationRule; columns: the server's PeerAuthentication.
    static let table = TextTable(
        """
        call                   | DISABLE | PERMISSIVE | STRICT
        A DISABLE              | hang    | hang       | hang
        A ISTIO_MUTUAL         | hang    | hang       | hang
        T DISABLE              | plain   | hang       | hang
        T ISTIO_MUTUAL         | hello   | mTLS       | mTLS
        T from outside         | plain   | hang       | hang
        A from outside         | hang    | hang       | hang
        T from outside, 1s     | plain   | plain      | NR
        A from outside, 1s     | plain   | plain      | NR
        """)

    @Test("each cell is as the table has it", arguments: table.cells)
    func cell(_ cell: TextTable.Cell) throws {
        let words = cell.row.split(whereSeparator: { " ,".contains($0) }).map(String.init)
        let isOutside = cell.row.contains("outside")
        let answer = try ask(
            """
            mesh: {protocolDetectionTimeout: \(words.last == "1s" ? "1s" : "0s")}
            client: \(isOutside ? "{kind: external}" : "{namespace: shop, workload: web, dataplane: sidecar}")
            server:
              namespace: shop
              service: db
              dataplane: sidecar
              port: {number: 9000, name: \(words[0] == "T" ? "tcp" : "web")}
              app: {protocol: server-first, tls: false}
            request: {protocol: server-first, tls: false}
            policies: {peerAuthentication: \(cell.column)\(isOutside ? "" : ", destinationRule: \(words[1])")}
            """)
        #expect(answer.failure?.reason.short ?? answer.short == cell.expected)
    }
}
