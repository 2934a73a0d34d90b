import Engine
import Testing

/// `ambient-gateway-authz.md`, section F.4: machines outside Kubernetes, as WorkloadEntries say them to be.
@Suite("Machines")
struct MachineTests {
    /// `open`: a sidecar may run on the machine, and nothing shows it.
    static let table = TextTable(
        """
        entry                              | plain application | TLS application
        V1 with a service account          | open              | open
        V2 with one, and tlsMode disabled  | plain             | 2 app wants TLS
        V3 without a service account       | plain             | 2 app wants TLS
        V3 without one, and tlsMode istio  | open              | open
        V8 selected by MESH_EXTERNAL       | open              | open
        """)

    @Test("each cell is as the table has it", arguments: table.cells)
    func cell(_ cell: TextTable.Cell) throws {
        let isNamed = cell.row.hasPrefix("V1") || cell.row.hasPrefix("V2") || cell.row.hasPrefix("V8")
        let account = isNamed ? ", serviceAccount: vm" : ""
        let mode = cell.row.hasSuffix("disabled") ? "disabled" : cell.row.hasSuffix("istio") ? "istio" : ""
        let label = mode.isEmpty ? "" : ", security.istio.io/tlsMode: \(mode)"
        let answer = try ask(
            """
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {host: vm.example.com, port: 80, app: {protocol: http, tls: \(cell.column.hasPrefix("TLS"))}}
            request: {protocol: http1, tls: false}
            manifests:
            - {apiVersion: networking.istio.io/v1, kind: WorkloadEntry, metadata: {name: vm, namespace: shop}, spec: {
                address: 10.0.0.9, labels: {app: vm\(label)}\(account)}}
            - {apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: vm, namespace: shop}, spec: {
                hosts: [vm.example.com], location: \(cell.row.hasSuffix("EXTERNAL") ? "MESH_EXTERNAL" : "MESH_INTERNAL"), resolution: STATIC,
                workloadSelector: {labels: {app: vm}}, ports: [{number: 80, name: http, protocol: HTTP}]}}
            """)
        #expect(answer.short == cell.expected)
    }
}
