import Testing

/// Section 4.5: what a DestinationRule makes of each kind of server. Servers: with a sidecar and a mode, `-t` where the
/// application speaks TLS; or without a sidecar.
@Suite("DestinationRule and kind of server")
struct ClientTLSTests {
    private static let rules = [
        "unset": "", "DISABLE": "DISABLE", "ISTIO_MUTUAL": "ISTIO_MUTUAL", "SIMPLE": "SIMPLE",
        "MUTUAL": "{tls: {mode: MUTUAL, clientCertificate: /c.pem, privateKey: /k.pem}}",
        "MUTUAL without files": "{tls: {mode: MUTUAL}}",
        "SIMPLE, credential": "{tls: {mode: SIMPLE, credentialName: partner}}",
        "MUTUAL, credential": "{tls: {mode: MUTUAL, credentialName: partner}}",
        "SIMPLE, ConfigMap": "{tls: {mode: SIMPLE, credentialName: \"configmap://partner\"}}",
    ]

    static let http = TextTable(
        """
        rule                 | P             | S      | D               | none             | P-t             | none-t | S-t             | D-t
        unset                | mTLS          | mTLS   | plain           | plain            | 3 app wants TLS | 2 app wants TLS | 3 app wants TLS | 3 app wants TLS
        DISABLE              | plain         | 2 NR   | plain           | plain            | 3 app wants TLS | 2 app wants TLS | 2 NR            | 3 app wants TLS
        ISTIO_MUTUAL         | mTLS          | mTLS   | 2 400           | 2 hello          | 3 app wants TLS | 2 hello | 3 app wants TLS | 2 400
        SIMPLE               | 2 NR for TLS  | 2 TLSx | 2 400           | 2 app wants plain | 2 NR for TLS   | TLS | 2 TLSx          | 2 400
        MUTUAL               | 2 NR for TLS  | 2 TLSx | 2 400           | 2 app wants plain | 2 NR for TLS   | TLS | 2 TLSx          | 2 400
        MUTUAL without files | plain         | 2 NR   | plain           | plain            | 3 app wants TLS | 2 app wants TLS | 2 NR            | 3 app wants TLS
        SIMPLE, credential   | plain         | 2 NR   | plain           | plain            | 3 app wants TLS | 2 app wants TLS | 2 NR            | 3 app wants TLS
        MUTUAL, credential   | plain         | 2 NR   | plain           | plain            | 3 app wants TLS | 2 app wants TLS | 2 NR            | 3 app wants TLS
        SIMPLE, ConfigMap    | 2 NR for TLS  | 2 TLSx | 2 400           | 2 app wants plain | 2 NR for TLS   | TLS | 2 TLSx          | 2 400
        """)

    static let bytes = TextTable(
        """
        rule                 | P                 | S      | D                 | none              | P-t             | none-t | S-t             | D-t
        unset                | mTLS              | mTLS   | plain             | plain             | 3 app wants TLS | 2 app wants TLS | 3 app wants TLS | 3 app wants TLS
        DISABLE              | plain             | 2 NR   | plain             | plain             | 3 app wants TLS | 2 app wants TLS | 2 NR            | 3 app wants TLS
        ISTIO_MUTUAL         | mTLS              | mTLS   | 3 hello           | 2 hello           | 3 app wants TLS | 2 hello | 3 app wants TLS | 3 hello
        SIMPLE               | 3 app wants plain | 2 TLSx | 3 app wants plain | 2 app wants plain | TLS             | TLS | 2 TLSx          | TLS
        MUTUAL               | 3 app wants plain | 2 TLSx | 3 app wants plain | 2 app wants plain | TLS             | TLS | 2 TLSx          | TLS
        SIMPLE, credential   | plain             | 2 NR   | plain             | plain             | 3 app wants TLS | 2 app wants TLS | 2 NR            | 3 app wants TLS
        """)

    private func answer(_ cell: TextTable.Cell, declared: String, sent: String = "H1") throws -> String {
        let isTLS = cell.column.hasSuffix("-t")
        let kind = isTLS ? String(cell.column.dropLast(2)) : cell.column
        return try PairCall(
            declared: declared, sent: sent, application: isTLS ? "TLS" : "plain", mode: kind == "none" ? "" : kind,
            server: kind == "none" ? "none" : "sidecar", rule: try #require(Self.rules[cell.row])
        ).answer().short
    }

    @Test("a port that declares HTTP", arguments: http.cells)
    func declaredHTTP(_ cell: TextTable.Cell) throws {
        #expect(try answer(cell, declared: "H1") == cell.expected)
    }

    @Test("a port of bytes", arguments: bytes.cells, ["T", "X"])
    func declaredBytes(_ cell: TextTable.Cell, declared: String) throws {
        #expect(try answer(cell, declared: declared) == cell.expected)
    }

    @Test("a sniffed port carries what is not HTTP as a port of bytes does", arguments: bytes.cells)
    func sniffed(_ cell: TextTable.Cell) throws {
        #expect(try answer(cell, declared: "A", sent: "TCP") == cell.expected)
    }

    @Test("the client's application sends TLS of its own")
    func applicationTLS() throws {
        func answer(_ server: String, _ rule: String) throws -> String {
            try PairCall(
                declared: "T", sent: "TLS", application: "TLS", mode: server == "none" ? "" : "P", server: server,
                rule: rule
            ).answer().short
        }
        #expect(try answer("none", "SIMPLE") == "2 TLS in TLS")
        #expect(try answer("sidecar", "SIMPLE") == "3 TLS in TLS")
        #expect(try answer("sidecar", "") == "mTLS")
    }
}
