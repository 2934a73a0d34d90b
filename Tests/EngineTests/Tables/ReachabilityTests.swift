import Engine
import Testing

/// `ambient-gateway-authz.md`, section H, vectors H30 to H34: what Istio's own reachability tests pin.
@Suite("Reachability")
struct ReachabilityTests {
    /// Columns are client and server: with a sidecar (`S`) or naked (`N`); `HTTPS` is the application's own TLS.
    static let table = TextTable(
        """
        mesh and rule                | S to S | S to N  | N to S | N to N | S to S, HTTPS | S to N, HTTPS
        H30 STRICT ISTIO_MUTUAL      | mTLS   | 2 hello | 2 NR   | plain  | mTLS          | 2 hello
        H31 PERMISSIVE ISTIO_MUTUAL  | mTLS   | 2 hello | plain  | plain  | mTLS          | 2 hello
        H32 DISABLE DISABLE          | plain  | plain   | plain  | plain  | TLS           | TLS
        H32 PERMISSIVE DISABLE       | plain  | plain   | plain  | plain  | TLS           | TLS
        H33 STRICT -                 | mTLS   | plain   | 2 NR   | plain  | mTLS          | TLS
        H34 DISABLE -                | plain  | plain   | plain  | plain  | TLS           | TLS
        """)

    @Test("each cell is as the table has it", arguments: table.cells)
    func cell(_ cell: TextTable.Cell) throws {
        let words = cell.row.split(separator: " ").map(String.init)
        let isTLS = cell.column.hasSuffix("HTTPS")
        let rule = words[2] == "-" ? "" : ", destinationRule: \(words[2])"
        let answer = try ask(
            """
            client: {namespace: shop, workload: web, dataplane: \(cell.column.hasPrefix("S") ? "sidecar" : "none")}
            server:
              namespace: pay
              service: orders
              dataplane: \(cell.column.contains("to S") ? "sidecar" : "none")
              port: {number: 8080, name: \(isTLS ? "https" : "http")}
              app: {protocol: http, tls: \(isTLS)}
            request: {protocol: http1, tls: \(isTLS)}
            policies: {peerAuthentication: {mesh: \(words[1])}\(rule)}
            """)
        #expect(answer.short == cell.expected)
    }
}
