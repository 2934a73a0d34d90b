import Model
import Testing

@testable import Engine

/// Section 2.4: what a server's sidecar makes of each kind of connection.
///
/// K1 and K2 are Istio mTLS around HTTP and around bytes; K10, a certificate of the mesh without an ALPN of Istio's, has
/// no question: a certificate from files counts as foreign.
@Suite("Inbound chains")
struct InboundChainTests {
    static let table = TextTable(
        """
        port, mode      | K1   | K2   | K3 H1 | K4 H2 | K5 H10 | K6 TCP | K7 SF | K8 TLS   | K2 HTTP | K9 TLS
        HTTP STRICT     | ok7  | 400  | NR    | NR    | NR     | NR     | hang  | TLSx     | ok7     | TLSx
        HTTP PERMISSIVE | ok7  | 400  | ok7   | ok7   | 426    | 400    | hang  | NR       | ok7     | NR
        HTTP DISABLE    | 400  | 400  | ok7   | ok7   | 426    | 400    | hang  | 400      | 400     | 400
        TCP STRICT      | ok4  | ok4  | NR    | NR    | NR     | NR     | hang  | TLSx     | ok4     | TLSx
        TCP PERMISSIVE  | ok4  | ok4  | raw4  | raw4  | raw4   | raw4   | hang  | raw4     | ok4     | raw4
        TCP DISABLE     | raw4 | raw4 | raw4  | raw4  | raw4   | raw4   | raw4  | raw4     | raw4    | raw4
        AUTO STRICT     | ok7  | ok4  | NR    | NR    | NR     | NR     | hang  | TLSx     | ok4     | TLSx
        AUTO PERMISSIVE | ok7  | ok4  | ok7   | ok7   | raw4   | raw4   | hang  | raw4     | ok4     | raw4
        AUTO DISABLE    | raw4 | raw4 | ok7   | ok7   | raw4   | raw4   | hang  | raw4     | raw4    | raw4
        """)

    private static let flows: [String: Flow] = [
        "K1": Flow(payload: .http1, outer: .istioMTLS(.http1)),
        "K2": Flow(payload: .tcp, outer: .istioMTLS(.bytes(http2Cluster: false))),
        "K3 H1": Flow(payload: .http1), "K4 H2": Flow(payload: .http2), "K5 H10": Flow(payload: .http10),
        "K6 TCP": Flow(payload: .tcp), "K7 SF": Flow(payload: .serverFirst),
        "K8 TLS": Flow(payload: .http1, applicationTLS: Call.TLS()),
        "K2 HTTP": Flow(payload: .http1, outer: .istioMTLS(.bytes(http2Cluster: false))),
        "K9 TLS": Flow(payload: .http1, applicationTLS: Call.TLS(alpn: ["h2", "http/1.1"])),
    ]
    private static let protocols: [String: PortProtocol] = ["HTTP": .http, "TCP": .tcp, "AUTO": .auto]

    private func receive(_ cell: TextTable.Cell, timeout: Int) throws -> ServerSidecar.Outcome {
        let row = cell.row.split(separator: " ").map(String.init)
        let declared = try #require(Self.protocols[row[0]])
        let sidecar = ServerSidecar(
            port: InboundPort(declared: declared, declaration: .none),
            mode: try #require(MutualTLSMode(rawValue: row[1])),
            detectionTimeout: timeout)
        return sidecar.receive(try #require(Self.flows[cell.column]))
    }

    private func word(_ outcome: ServerSidecar.Outcome, arrived: Flow) -> String {
        switch outcome {
        case .refused(.serverNoFilterChainPlaintext), .refused(.serverNoFilterChainForeignTLS): "NR"
        case .refused(let reason): reason.short
        case .forwarded(_, readsHTTP: true): "ok7"
        case .forwarded(let flow, readsHTTP: false): flow.outer == nil && arrived.outer != nil ? "ok4" : "raw4"
        }
    }

    @Test("each cell is as the table has it", arguments: table.cells)
    func cell(_ cell: TextTable.Cell) throws {
        let outcome = try receive(cell, timeout: 0)
        #expect(word(outcome, arrived: try #require(Self.flows[cell.column])) == cell.expected)
    }

    @Test("a detection timeout lets who waits for the server through, unless STRICT or HTTP stand in the way")
    func timeout() throws {
        for cell in Self.table.cells where cell.column == "K7 SF" {
            let outcome = word(try receive(cell, timeout: 100), arrived: Flow(payload: .serverFirst))
            let expected = cell.row.hasSuffix("STRICT") ? "NR" : cell.row.hasPrefix("HTTP") ? "hang" : "raw4"
            #expect(outcome == expected, "\(cell.row)")
        }
    }

    @Test(
        "HTTP reaches the application in the version that its port declares",
        arguments: [
            (PortProtocol.http, Call.Language.http2, Call.Language.http1), (.http2, .http1, .http2),
            (.grpc, .http1, .http2), (.grpcWeb, .http1, .http2), (.auto, .http2, .http2), (.auto, .http1, .http1),
        ])
    func versions(declared: PortProtocol, sent: Call.Language, arrives: Call.Language) {
        let sidecar = ServerSidecar(
            port: InboundPort(declared: declared, declaration: .none), mode: .permissive, detectionTimeout: 0)
        #expect(sidecar.receive(Flow(payload: sent)) == .forwarded(Flow(payload: arrives), readsHTTP: true))
    }
}
