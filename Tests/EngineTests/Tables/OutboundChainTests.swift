import Engine
import Manifests
import Model
import Testing

/// Section 3.4: where each listener of a client's sidecar sends the bytes.
@Suite("Outbound chains")
struct OutboundChainTests {
    /// `service` is the service's cluster with the request read, `bytes` without; `out` is PassthroughCluster.
    static let table = TextTable(
        """
        listener                    | H1      | H1, unknown host | H10   | TLS   | TLS, other SNI | TCP   | SF | H2
        Service H1                  | service | out              | out   | out   | out            | out   | hang | service
        Service A                   | service | service          | bytes | bytes | bytes          | bytes | hang | service
        Service T                   | bytes   | bytes            | bytes | bytes | bytes          | bytes | bytes | bytes
        Service X                   | bytes   | bytes            | bytes | bytes | bytes          | bytes | bytes | bytes
        Service X with tls route    | out     | out              | out   | bytes | out            | out   | hang | out
        entry X without address     | out     | out              | out   | bytes | out            | out   | hang | out
        entry X with range          | out     | out              | out   | bytes | out            | out   | hang | out
        entry X with address        | bytes   | bytes            | bytes | bytes | bytes          | bytes | bytes | bytes
        entry A without address     | service | out              | bytes | bytes | bytes          | bytes | hang | service
        entry A with range          | bytes   | bytes            | bytes | bytes | bytes          | bytes | hang | bytes
        entry T without address     | bytes   | bytes            | bytes | bytes | bytes          | bytes | bytes | bytes
        entry H1 with address       | service | out              | out   | out   | out            | out   | hang | service
        Service H2c                 | service | out              | out   | out   | out            | out   | hang | service
        headless H1                 | service | out              | out   | out   | out            | out   | hang | service
        headless A                  | service | service          | bytes | bytes | bytes          | bytes | hang | service
        headless T                  | bytes   | bytes            | bytes | bytes | bytes          | bytes | bytes | bytes
        headless X                  | bytes   | bytes            | bytes | bytes | bytes          | bytes | bytes | bytes
        entry H1 without address    | service | out              | out   | out   | out            | out   | hang | service
        nothing                     | out     | out              | out   | out   | out            | out   | out | out
        """)

    private static let requests = [
        "H1": "protocol: http1, tls: false",
        "H1, unknown host": "protocol: http1, tls: false, host: nobody.example.org",
        "H2": "protocol: http2, tls: false", "H10": "protocol: http1.0, tls: false",
        "TLS": "protocol: http1, tls: true",
        "TLS, other SNI": "protocol: http1, tls: {sni: nobody.example.org}", "TCP": "protocol: tcp, tls: false",
        "SF": "protocol: server-first, tls: false",
    ]

    private func exit(_ cell: TextTable.Cell, mesh: String) throws -> ClientExit.Kind {
        try walk(cell, mesh: mesh).exit
    }

    private func walk(_ cell: TextTable.Cell, mesh: String) throws -> Walk {
        let isEntry = cell.row.hasPrefix("entry")
        let host = cell.row == "nothing" ? "elsewhere.example.org" : isEntry ? "db.example.com" : "orders.shop"
        let yaml = """
            mesh: {\(mesh)}
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {host: \(host), port: 9000}
            request: {\(try #require(Self.requests[cell.column]))}
            manifests:
            \(isEntry ? entry(cell.row) : service(cell.row))
            """
        let reading = QuestionReading.read(Array(yaml.utf8), as: .yaml)
        return Outcome(try Subject(try #require(reading.question, "\(reading.faults)"))).answer
    }

    private func service(_ row: String) -> String {
        if row == "nothing" { return "- {apiVersion: v1, kind: Namespace, metadata: {name: shop}}" }
        let name =
            row.contains(" H1")
            ? "http" : row.contains(" H2c") ? "grpc" : row.contains(" T") ? "tcp" : row.contains(" X") ? "https" : "web"
        let route = """

            - apiVersion: networking.istio.io/v1
              kind: VirtualService
              metadata: {name: orders, namespace: shop}
              spec:
                hosts: [orders]
                tls: [{match: [{sniHosts: [orders.shop]}], route: [{destination: {host: orders}}]}]
            """
        return """
            - apiVersion: v1
              kind: Pod
              metadata: {name: orders, namespace: shop, labels: {app: orders}}
              spec: {containers: [{name: app, image: app}]}
              status: {podIP: 10.1.0.9}
            - apiVersion: v1
              kind: Service
              metadata: {name: orders, namespace: shop}
              spec: {clusterIP: \(row.hasPrefix("headless") ? "None" : "10.0.0.7"), selector: {app: orders}, ports: [{name: \(name), port: 9000}]}
            """ + (row.hasSuffix("tls route") ? route : "")
    }

    private func entry(_ row: String) -> String {
        let word = row.contains(" H1 ") ? "HTTP" : row.contains(" T ") ? "TCP" : row.contains(" X ") ? "TLS" : "other"
        let address =
            row.hasSuffix("range") ? "203.0.113.0/28" : row.hasSuffix("with address") ? "203.0.113.10" : ""
        return """
            - apiVersion: networking.istio.io/v1
              kind: ServiceEntry
              metadata: {name: db, namespace: shop}
              spec:
                hosts: [db.example.com]
                addresses: [\(address)]
                resolution: STATIC
                endpoints: [{address: 203.0.113.20}]
                ports: [{name: p, number: 9000, protocol: \(word)}]
            """
    }

    @Test("each cell is as the table has it", arguments: table.cells)
    func cell(_ cell: TextTable.Cell) throws {
        let walk = try walk(cell, mesh: "")
        let word =
            switch walk.exit {
            case .cluster: walk.first?.visibility == .layer7 ? "service" : "bytes"
            case .passthrough: "out"
            case .refused(.clientWaitsForBytes): "hang"
            default: "\(walk.exit)"
            }
        #expect(word == cell.expected)
    }

    @Test("REGISTRY_ONLY turns every way out into an end", arguments: table.cells)
    func registryOnly(_ cell: TextTable.Cell) throws {
        let exit = try exit(cell, mesh: "outboundTrafficPolicy: REGISTRY_ONLY")
        guard cell.expected == "out" else { return }
        let isParsed =
            cell.column == "H1, unknown host"
            && [
                "Service H1", "Service H2c", "headless H1", "entry A without address", "entry H1 with address",
                "entry H1 without address",
            ].contains(cell.row)
        #expect(exit == .refused(isParsed ? .client502UnknownHost : .clientBlackhole))
    }

    @Test(
        "ALLOW_ANY_DYNAMIC_DNS looks for HTTP where no listener is",
        arguments: [("H1", true), ("TCP", false), ("SF", false)])
    func dynamic(sent: String, isRead: Bool) throws {
        let walk = try walk(
            TextTable.Cell(row: "nothing", column: sent, expected: ""),
            mesh: "outboundTrafficPolicy: ALLOW_ANY_DYNAMIC_DNS")
        if sent == "SF" {
            #expect(walk.exit == .refused(.clientWaitsForBytes))
        } else {
            #expect(walk.exit == .passthrough(.noListener))
            #expect((walk.first?.visibility == .layer7) == isRead)
        }
    }

    @Test("a detection timeout lets who waits for the server go on where HTTP is looked for")
    func timeout() throws {
        for cell in Self.table.cells where cell.column == "SF" && cell.expected == "hang" {
            let exit = try exit(cell, mesh: "protocolDetectionTimeout: 1s")
            // A listener that reads names has no timeout.
            if cell.row.contains(" X") {
                #expect(exit == .refused(.clientWaitsForBytes), "\(cell.row)")
            } else if cell.row.contains(" H1") || cell.row.contains(" H2c") {
                #expect(exit == .passthrough(.notHTTP), "\(cell.row)")
            } else {
                #expect(exit == .cluster, "\(cell.row)")
            }
        }
    }
}
