import Engine
import Testing

/// `ambient-gateway-authz.md`, section F.1: a port that no Service has, called at the pod's address.
///
/// The specification forces mTLS on it by a DestinationRule; an address has no cluster that one could be for, so that only
/// the plaintext half of its table has a question.
@Suite("Ports that no Service has")
struct UndeclaredPortTests {
    static let table = TextTable(
        """
        PeerAuthentication               | the port | another port
        DISABLE                          | plain    | plain
        STRICT                           | NR       | NR
        PERMISSIVE                       | plain    | plain
        DISABLE, the port STRICT         | NR       | plain
        STRICT, the port DISABLE         | plain    | NR
        STRICT, the port PERMISSIVE      | plain    | NR
        PERMISSIVE, the port STRICT      | NR       | plain
        """)

    static let clients = ["{kind: external}", "{namespace: shop, workload: web}"]

    @Test("each cell is as the table has it, from outside and from a sidecar", arguments: table.cells, clients)
    func cell(_ cell: TextTable.Cell, client: String) throws {
        let words = cell.row.split(whereSeparator: { " ,".contains($0) }).map(String.init)
        let ports = words.count > 1 ? ", portLevelMtls: {9000: {mode: \(words[3])}}" : ""
        let answer = try ask(
            """
            client: \(client)
            server: {host: 10.1.1.1, port: \(cell.column == "the port" ? 9000 : 9001), app: {protocol: tcp, tls: false}}
            request: {protocol: tcp, tls: false}
            manifests:
            - {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}}}
            - {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: {containers: [{name: app, image: a}]}}
            - {apiVersion: v1, kind: Pod, metadata: {name: db, namespace: shop, labels: {app: db}}, spec: {containers: [{name: app, image: a}]}, status: {podIP: 10.1.1.1}}
            - {apiVersion: v1, kind: Service, metadata: {name: db, namespace: shop}, spec: {selector: {app: db}, ports: [{name: http, port: 80, targetPort: 8080}]}}
            - {apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: db, namespace: shop}, spec: {
                selector: {matchLabels: {app: db}}, mtls: {mode: \(words[0])}\(ports)}}
            """)
        #expect(answer.failure?.reason.short ?? answer.short == cell.expected)
    }
}
