import Testing

/// Section 8.1: both sides have sidecars. Rows: what the port declares, and what is sent. Columns: the mode, and what the
/// server's application expects.
@Suite("Port declaration, bytes, application and mode, with two sidecars")
struct BothSidecarsTests {
    static let table = TextTable(
        """
        declared, sent | P plain           | P TLS           | S plain           | S TLS           | D plain           | D TLS
        H1, H1         | mTLS              | 3 app wants TLS | mTLS              | 3 app wants TLS | plain             | 3 app wants TLS
        H1, H2         | mTLS              | 3 app wants TLS | mTLS              | 3 app wants TLS | plain             | 3 app wants TLS
        H1, TLS        | 2 NR for TLS      | 2 NR for TLS    | 2 TLSx            | 2 TLSx          | 2 400             | 2 400
        H1, TCP        | 2 400             | 2 400           | 2 NR              | 2 NR            | 2 400             | 2 400
        H1, SF         | 1 hang            | 1 hang          | 1 hang            | 1 hang          | 1 hang            | 1 hang
        H1, H10        | 2 426             | 2 426           | 2 NR              | 2 NR            | 2 426             | 2 426
        H2c, H1        | mTLS              | 3 app wants TLS | mTLS              | 3 app wants TLS | plain             | 3 app wants TLS
        H2c, H2        | mTLS              | 3 app wants TLS | mTLS              | 3 app wants TLS | plain             | 3 app wants TLS
        H2c, TLS       | 2 NR for TLS      | 2 NR for TLS    | 2 TLSx            | 2 TLSx          | 2 400             | 2 400
        H2c, TCP       | 2 400             | 2 400           | 2 NR              | 2 NR            | 2 400             | 2 400
        H2c, SF        | 1 hang            | 1 hang          | 1 hang            | 1 hang          | 1 hang            | 1 hang
        H2c, H10       | 2 426             | 2 426           | 2 NR              | 2 NR            | 2 426             | 2 426
        T, H1          | mTLS              | 3 app wants TLS | mTLS              | 3 app wants TLS | plain             | 3 app wants TLS
        T, H10         | mTLS              | 3 app wants TLS | mTLS              | 3 app wants TLS | plain             | 3 app wants TLS
        T, H2          | mTLS              | 3 app wants TLS | mTLS              | 3 app wants TLS | plain             | 3 app wants TLS
        T, TLS         | 3 app wants plain | mTLS            | 3 app wants plain | mTLS            | 3 app wants plain | TLS
        T, TCP         | mTLS              | 3 app wants TLS | mTLS              | 3 app wants TLS | plain             | 3 app wants TLS
        T, SF          | mTLS              | 3 app wants TLS | mTLS              | 3 app wants TLS | plain             | 3 app wants TLS
        X, H1          | mTLS              | 3 app wants TLS | mTLS              | 3 app wants TLS | plain             | 3 app wants TLS
        X, H10         | mTLS              | 3 app wants TLS | mTLS              | 3 app wants TLS | plain             | 3 app wants TLS
        X, H2          | mTLS              | 3 app wants TLS | mTLS              | 3 app wants TLS | plain             | 3 app wants TLS
        X, TLS         | 3 app wants plain | mTLS            | 3 app wants plain | mTLS            | 3 app wants plain | TLS
        X, TCP         | mTLS              | 3 app wants TLS | mTLS              | 3 app wants TLS | plain             | 3 app wants TLS
        X, SF          | mTLS              | 3 app wants TLS | mTLS              | 3 app wants TLS | plain             | 3 app wants TLS
        A, H1          | mTLS              | 3 app wants TLS | mTLS              | 3 app wants TLS | plain             | 3 app wants TLS
        A, H2          | mTLS              | 3 app wants TLS | mTLS              | 3 app wants TLS | plain             | 3 app wants TLS
        A, TLS         | 3 app wants plain | mTLS            | 3 app wants plain | mTLS            | 3 app wants plain | TLS
        A, TCP         | mTLS              | 3 app wants TLS | mTLS              | 3 app wants TLS | plain             | 3 app wants TLS
        A, SF          | 1 hang            | 1 hang          | 1 hang            | 1 hang          | 1 hang            | 1 hang
        A, H10         | mTLS              | 3 app wants TLS | mTLS              | 3 app wants TLS | plain             | 3 app wants TLS
        U, H1          | plain             | 3 app wants TLS | 2 NR              | 2 NR            | plain             | 3 app wants TLS
        U, H2          | plain             | 3 app wants TLS | 2 NR              | 2 NR            | plain             | 3 app wants TLS
        U, TLS         | 3 app wants plain | TLS             | 2 TLSx            | 2 TLSx          | 3 app wants plain | TLS
        U, TCP         | plain             | 3 app wants TLS | 2 NR              | 2 NR            | plain             | 3 app wants TLS
        U, SF          | 2 hang            | 2 hang          | 2 hang            | 2 hang          | plain             | 3 app wants TLS
        """)

    @Test("each cell is as the table has it", arguments: table.cells)
    func cell(_ cell: TextTable.Cell) throws {
        let (row, column) = (cell.row.split(separator: ", "), cell.column.split(separator: " "))
        let call = PairCall(
            declared: String(row[0]), sent: String(row[1]), application: String(column[1]), mode: String(column[0]))
        #expect(try call.answer().short == cell.expected)
    }

    /// The application understands one version of HTTP only.
    static let versions = TextTable(
        """
        declared, sent | http1 plain    | http2 plain
        H1, H1         | mTLS           | 3 HTTP version
        H1, H2         | mTLS           | 3 HTTP version
        H2c, H1        | 3 HTTP version | mTLS
        H2c, H2        | 3 HTTP version | mTLS
        T, H1          | mTLS           | 3 HTTP version
        T, H2          | 3 HTTP version | mTLS
        X, H2          | 3 HTTP version | mTLS
        A, H1          | mTLS           | 3 HTTP version
        A, H2          | 3 HTTP version | mTLS
        """)

    @Test("the declaration decides which version of HTTP arrives", arguments: versions.cells)
    func version(_ cell: TextTable.Cell) throws {
        let row = cell.row.split(separator: ", ")
        let call = PairCall(declared: String(row[0]), sent: String(row[1]), application: cell.column, mode: "S")
        #expect(try call.answer().short == cell.expected)
    }
}
