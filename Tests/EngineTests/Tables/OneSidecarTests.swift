import Testing

/// Sections 8.2 and 8.3: only one of the two pods has a sidecar. The application expects what it is sent.
@Suite("Port declaration and bytes, with one sidecar")
struct OneSidecarTests {
    static let onServer = TextTable(
        """
        declared, mode | H1    | H2    | TLS          | TCP   | SF
        H1, P          | plain | plain | 2 NR for TLS | 2 400 | 2 hang
        H1, S          | 2 NR  | 2 NR  | 2 TLSx       | 2 NR  | 2 hang
        H1, D          | plain | plain | 2 400        | 2 400 | 2 hang
        H2c, P         | plain | plain | 2 NR for TLS | 2 400 | 2 hang
        H2c, S         | 2 NR  | 2 NR  | 2 TLSx       | 2 NR  | 2 hang
        H2c, D         | plain | plain | 2 400        | 2 400 | 2 hang
        T, P           | plain | plain | TLS          | plain | 2 hang
        T, S           | 2 NR  | 2 NR  | 2 TLSx       | 2 NR  | 2 hang
        T, D           | plain | plain | TLS          | plain | plain
        X, P           | plain | plain | TLS          | plain | 2 hang
        X, S           | 2 NR  | 2 NR  | 2 TLSx       | 2 NR  | 2 hang
        X, D           | plain | plain | TLS          | plain | plain
        A, P           | plain | plain | TLS          | plain | 2 hang
        A, S           | 2 NR  | 2 NR  | 2 TLSx       | 2 NR  | 2 hang
        A, D           | plain | plain | TLS          | plain | 2 hang
        """)

    @Test("the client has none", arguments: onServer.cells)
    func withoutClient(_ cell: TextTable.Cell) throws {
        let row = cell.row.split(separator: ", ")
        let call = PairCall(
            declared: String(row[0]), sent: cell.column, application: cell.column == "TLS" ? "TLS" : "plain",
            mode: String(row[1]), client: "none")
        #expect(try call.answer().short == cell.expected)
    }

    static let onClient = TextTable(
        """
        declared, policy  | H1    | H2    | TLS    | TCP    | SF
        H1, ALLOW_ANY     | plain | plain | TLS    | plain  | 1 hang
        H1, REGISTRY_ONLY | plain | plain | 1 hole | 1 hole | 1 hang
        H2c, ALLOW_ANY    | plain | plain | TLS    | plain  | 1 hang
        H2c, REGISTRY_ONLY | plain | plain | 1 hole | 1 hole | 1 hang
        T, ALLOW_ANY      | plain | plain | TLS    | plain  | plain
        T, REGISTRY_ONLY  | plain | plain | TLS    | plain  | plain
        X, ALLOW_ANY      | plain | plain | TLS    | plain  | plain
        X, REGISTRY_ONLY  | plain | plain | TLS    | plain  | plain
        A, ALLOW_ANY      | plain | plain | TLS    | plain  | 1 hang
        A, REGISTRY_ONLY  | plain | plain | TLS    | plain  | 1 hang
        U, ALLOW_ANY      | plain | plain | TLS    | plain  | plain
        U, REGISTRY_ONLY  | 1 hole | 1 hole | 1 hole | 1 hole | 1 hole
        """)

    @Test("the server has none", arguments: onClient.cells)
    func withoutServer(_ cell: TextTable.Cell) throws {
        let row = cell.row.split(separator: ", ")
        let call = PairCall(
            declared: String(row[0]), sent: cell.column, application: cell.column == "TLS" ? "TLS" : "plain",
            server: "none", mesh: "outboundTrafficPolicy: \(row[1])")
        #expect(try call.answer().short == cell.expected)
    }

    static let neither = TextTable(
        """
        declared | H1    | H2    | TLS | TCP   | SF
        H1       | plain | plain | TLS | plain | plain
        X        | plain | plain | TLS | plain | plain
        """)

    @Test("neither has one, and Istio does not matter", arguments: neither.cells)
    func without(_ cell: TextTable.Cell) throws {
        let call = PairCall(
            declared: cell.row, sent: cell.column, application: cell.column == "TLS" ? "TLS" : "plain", mode: "S",
            client: "none", server: "none")
        #expect(try call.answer().short == cell.expected)
    }

    @Test("without a sidecar the application is given the version of HTTP that the client's sidecar speaks")
    func versions() throws {
        let upgraded = PairCall(declared: "H2c", sent: "H1", application: "http1 plain", server: "none")
        #expect(try upgraded.answer().short == "2 HTTP version")
        let downgraded = PairCall(declared: "H1", sent: "H2", application: "http2 plain", server: "none")
        #expect(try downgraded.answer().short == "2 HTTP version")
    }
}
