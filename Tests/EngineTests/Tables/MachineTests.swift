import Engine
import Model
import TestCertificates
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
    /// The annotations that istiod gives an entry show that a proxy runs on the machine, and PeerAuthentication counts.
    static let connectedTable = TextTable(
        """
        entry                             | PERMISSIVE | STRICT      | DISABLE
        V1 with a service account         | mutual-tls | mutual-tls  | plaintext
        V2 with one, and tlsMode disabled | plaintext  | 2 refused   | plaintext
        V3 without a service account      | plaintext  | 2 refused   | plaintext
        V3 without one, and tlsMode istio | open       | open        | plaintext
        V8 selected by MESH_EXTERNAL      | plaintext  | 2 refused   | plaintext
        """)

    @Test("a machine whose proxy is connected is met by its sidecar", arguments: connectedTable.cells)
    func connected(_ cell: TextTable.Cell) throws {
        #expect(try Self.word(Self.answer(cell.row, mode: cell.column)) == cell.expected)
    }

    @Test(
        "what is not followed to machines leaves them open",
        arguments: [
            "{apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {name: a, namespace: shop}, spec: {}}",
            "{apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {name: s, namespace: shop}, spec: {workloadSelector: {labels: {app: vm}}, "
                + "ingress: [{port: {number: 80, name: http, protocol: HTTP}, defaultEndpoint: 127.0.0.1:80}]}}",
        ])
    func notFollowed(object: String) throws {
        let answer = try Self.answer("V1 with a service account", mode: "STRICT", more: object)
        #expect(answer.verdict == .undetermined && answer.missing.contains { $0.contains("WorkloadEntry shop/vm") })
    }

    @Test("one that has gone is as open as before")
    func gone() throws {
        let answer = try Self.answer(
            "V1 with a service account", mode: "STRICT", annotations: "{istio.io/disconnectedAt: now}")
        #expect(answer.verdict == .undetermined)
    }

    @Test("V4 a certificate of another service account is not accepted", arguments: [("vm", true), ("other", false)])
    func certificate(account: String, isExpected: Bool) throws {
        let certificate = TestCertificate { $0.uris = ["spiffe://cluster.local/ns/shop/sa/\(account)"] }
        let answer = try Self.answer("V1 with a service account", mode: "STRICT", certificate: certificate.text)
        #expect(answer.failure?.reason == (isExpected ? nil : .upstreamCertificateVerification))
        #expect(answer.verdict == (isExpected ? .mutualTLS : .broken))
    }

    @Test("says whom it met, and what it takes for granted")
    func said() throws {
        let answer = try Self.answer("V1 with a service account", mode: "STRICT")
        #expect(answer.decisions.peerAuthentication?.mode == .strict)
        #expect(answer.legs.map(\.to) == [.clientSidecar, .serverSidecar, .serverApp])
        #expect(answer.legs[1].layers.first?.serverIdentity == "spiffe://cluster.local/ns/shop/sa/vm")
        #expect(answer.assumptions.contains { $0.contains("takes the connections to port 80") })
    }

    private static func word(_ answer: Answer) -> String {
        switch answer.verdict {
        case .undetermined: "open"
        case .broken where answer.failure?.reason == .serverNoFilterChainPlaintext: "2 refused"
        case .broken: answer.told
        default: answer.verdict.rawValue
        }
    }

    private static func answer(
        _ row: String, mode: String, more: String = "", annotations: String = "{istio.io/connectedAt: now}",
        certificate: String? = nil
    ) throws -> Answer {
        let isNamed = !row.hasPrefix("V3")
        let label = row.hasSuffix("disabled") ? "disabled" : row.hasSuffix("istio") ? "istio" : ""
        let shown = certificate.map { ", certificate: \"\($0.replacing("\n", with: "\\n"))\"" } ?? ""
        return try ask(
            """
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {host: vm.example.com, port: 80, app: {protocol: http, tls: false}\(shown)}
            request: {protocol: http1, tls: false}
            manifests:
            - {apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: default, namespace: shop}, spec: {mtls: {mode: \(mode)}}}
            - {apiVersion: networking.istio.io/v1, kind: WorkloadEntry, metadata: {name: vm, namespace: shop, annotations: \(annotations)}, spec: {
                address: 10.0.0.9, labels: {app: vm\(label.isEmpty ? "" : ", security.istio.io/tlsMode: \(label)")}\(isNamed ? ", serviceAccount: vm" : "")}}
            - {apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: vm, namespace: shop}, spec: {
                hosts: [vm.example.com], location: \(row.hasSuffix("EXTERNAL") ? "MESH_EXTERNAL" : "MESH_INTERNAL"), resolution: STATIC,
                workloadSelector: {labels: {app: vm}}, ports: [{number: 80, name: http, protocol: HTTP}]}}
            \(more.isEmpty ? "" : "- \(more)")
            """)
    }

    /// V5 and V6; a machine as a client (V7) has no question.
    @Test(
        "an ambient client's call is left open", arguments: ["weight: 1", "labels: {networking.istio.io/tunnel: http}"])
    func ambient(members: String) throws {
        let answer = try ask(
            """
            client: {namespace: shop, workload: web, dataplane: ambient}
            server: {host: vm.example.com, port: 80, app: {protocol: http, tls: false}}
            request: {protocol: http1, tls: false}
            manifests: [{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: vm, namespace: shop}, spec: {
              hosts: [vm.example.com], location: MESH_INTERNAL, resolution: STATIC,
              ports: [{number: 80, name: http, protocol: HTTP}], endpoints: [{address: 10.0.0.9, \(members)}]}}]
            """)
        #expect(answer.verdict == .undetermined)
        #expect(answer.missing.contains { $0.contains("shop/web is in ambient mode") })
    }
}
