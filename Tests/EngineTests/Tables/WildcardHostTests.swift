import Engine
import Testing

/// `ambient-gateway-authz.md`, section C.5: hosts with a `*`.
@Suite("Wildcard hosts outside the mesh")
struct WildcardHostTests {
    /// From the sidecar straight to the host, and by an egress gateway.
    static let table = TextTable(
        """
        entry               | HTTP  | HTTP, other name | TLS   | TLS, other name | HTTP by a gateway | TLS by a gateway
        HTTP NONE           | plain | 502              | hole  | hole            | no endpoint       | -
        TLS NONE            | hole  | hole             | TLS   | hole            | -                 | no endpoint
        HTTP DYNAMIC_DNS    | plain | 502              | hole  | hole            | plain             | -
        TLS DYNAMIC_DNS     | hole  | hole             | TLS   | hole            | -                 | TLS
        """)

    @Test("each cell is as the table has it", arguments: table.cells.filter { $0.expected != "-" })
    func cell(_ cell: TextTable.Cell) throws {
        let words = cell.row.split(separator: " ").map(String.init)
        let isTLS = cell.column.hasPrefix("TLS")
        let name = cell.column.hasSuffix("other name") ? "api.other.org" : "api.example.com"
        let gateway = cell.column.hasSuffix("gateway") ? Self.gateway(isTLS ? "TLS" : "HTTP") : ""
        let answer = try ask(
            """
            mesh: {outboundTrafficPolicy: REGISTRY_ONLY}
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {host: \(name), port: 9000, app: {protocol: http, tls: \(isTLS)}}
            request: {protocol: http1, tls: \(isTLS)}
            manifests:
            - {apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: wide, namespace: shop}, spec: {
                hosts: ["*.example.com"], location: MESH_EXTERNAL, resolution: \(words[1]), ports: [{number: 9000, name: p, protocol: \(words[0])}]}}
            \(gateway)
            """)
        #expect(answer.failure?.reason.short ?? answer.short == cell.expected)
    }

    private static func gateway(_ word: String) -> String {
        let match = word == "TLS" ? ", sniHosts: [\"*.example.com\"]" : ""
        let tls = word == "TLS" ? ", tls: {mode: PASSTHROUGH}" : ""
        return """
            - {apiVersion: v1, kind: Namespace, metadata: {name: egress}}
            - {apiVersion: apps/v1, kind: Deployment, metadata: {name: egress, namespace: egress}, spec: {template: {
                metadata: {labels: {istio: egress}, annotations: {inject.istio.io/templates: gateway}}, spec: {containers: [{name: istio-proxy, image: auto}]}}}}
            - {apiVersion: v1, kind: Service, metadata: {name: egress, namespace: egress}, spec: {selector: {istio: egress}, ports: [{name: p, port: 9000}]}}
            - {apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: egress, namespace: egress}, spec: {
                selector: {istio: egress}, servers: [{hosts: ["*.example.com"], port: {number: 9000, name: s, protocol: \(word)}\(tls)}]}}
            - {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: wide, namespace: shop}, spec: {
                hosts: ["*.example.com"], gateways: [mesh, egress/egress], \(word == "TLS" ? "tls" : "http"): [
                  {match: [{gateways: [mesh], port: 9000\(match)}], route: [{destination: {host: egress.egress.svc.cluster.local, port: {number: 9000}}}]},
                  {match: [{gateways: [egress/egress]\(match)}], route: [{destination: {host: "*.example.com", port: {number: 9000}}}]}]}}
            """
    }
}
