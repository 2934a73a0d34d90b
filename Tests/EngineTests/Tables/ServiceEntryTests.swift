import Engine
import Testing

/// `ambient-gateway-authz.md`, section C.2: who serves a ServiceEntry, and whether a sidecar speaks Istio mTLS to it.
@Suite("ServiceEntries by location and resolution")
struct ServiceEntryTests {
    /// `hello`: Istio's ClientHello comes to something that has no sidecar; `-`: Istio refuses such an entry.
    static let table = TextTable(
        """
        entry                     | pods with a sidecar | address | address with account | name  | nothing
        MESH_EXTERNAL STATIC      | plain               | plain   | plain                | -     | 1 no endpoint
        MESH_EXTERNAL DNS         | -                   | plain   | plain                | plain | plain
        MESH_EXTERNAL NONE        | -                   | -       | -                    | -     | plain
        MESH_EXTERNAL DYNAMIC_DNS | -                   | -       | -                    | -     | plain
        MESH_INTERNAL STATIC      | mTLS                | plain   | 2 hello              | -     | 1 no endpoint
        MESH_INTERNAL DNS         | -                   | plain   | 2 hello              | plain | plain
        """)

    @Test("each cell is as the table has it", arguments: table.cells.filter { $0.expected != "-" })
    func cell(_ cell: TextTable.Cell) throws {
        let words = cell.row.split(separator: " ")
        let host = words[1] == "DYNAMIC_DNS" ? "*.example.com" : "api.example.com"
        let answer = try ask(
            """
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {host: api.example.com, port: 80, app: {protocol: http, tls: false}}
            request: {protocol: http1, tls: false}
            manifests:
            - {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}}}
            - {apiVersion: v1, kind: Pod, metadata: {name: api, namespace: shop, labels: {app: api}}, spec: {containers: [{name: app, image: a}]}}
            - {apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: api, namespace: shop}, spec: {
                hosts: ["\(host)"], location: \(words[0]), resolution: \(words[1]),
                ports: [{number: 80, name: http, protocol: HTTP}]\(try #require(Self.endpoints[cell.column]))}}
            """)
        #expect(answer.short == cell.expected)
    }

    private static let endpoints = [
        "pods with a sidecar": ", workloadSelector: {labels: {app: api}}",
        "address": ", endpoints: [{address: 10.9.9.9}]",
        "address with account": ", endpoints: [{address: 10.9.9.9, serviceAccount: api}]",
        "name": ", endpoints: [{address: backend.example.net}]", "nothing": "",
    ]
}
