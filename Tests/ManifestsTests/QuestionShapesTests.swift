import Model
import Testing

@testable import Manifests

struct QuestionShapesTests {
    private func faults(_ text: String) -> [String] {
        QuestionReading.read(Array(text.utf8), as: .json).faults.map { "\($0.kind) \($0.pointer)" }
    }

    private func faults(client: String = #"{"kind": "external"}"#, server: String, more: String = "") -> [String] {
        faults(#"{"client": \#(client), "server": \#(server)\#(more)}"#)
    }

    static let host = #"{"host": "a", "port": 80}"#

    static let clients: [(text: String, faults: [String])] = [
        (#"{"kind": "kubelet"}"#, []),
        (#"{"kind": "kubelet", "namespace": null}"#, ["unknownMember /client/namespace"]),
        (#"{"kind": null, "workload": "a"}"#, ["wrongType /client/kind", "unknownMember /client/workload"]),
        (#"{"workload": "a", "namespace": null, "labels": {"a": null}, "serviceAccount": null}"#, []),
        (
            #"{"workload": "A", "serviceAccount": "_"}"#,
            [
                "outOfRange /client/workload", "outOfRange /client/serviceAccount",
            ]
        ),
        (#"{"namespace": "a"}"#, ["missingMember /client"]),
    ]

    @Test(arguments: clients)
    func `a client is a workload or somebody outside, and not both`(entry: (text: String, faults: [String])) {
        #expect(faults(client: entry.text, server: Self.host) == entry.faults)
    }

    static let servers: [(text: String, faults: [String])] = [
        (host, []),
        (#"{"host": "a", "port": 80.0}"#, []),
        (#"{"host": "a", "port": 80.5}"#, ["wrongType /server/port"]),
        (#"{"host": "a", "port": 80, "namespace": "b"}"#, ["unknownMember /server/namespace"]),
        (#"{"host": "", "port": 80}"#, ["outOfRange /server/host"]),
        (#"{"external": {"host": "a", "port": 80, "app": null}}"#, []),
        (#"{"external": {"host": "a", "port": 80}, "app": {}}"#, ["unknownMember /server/app"]),
        (#"{"external": null}"#, ["wrongType /server/external"]),
        (#"{"service": "a", "port": {"number": 80, "name": "http", "targetPort": "web"}}"#, []),
        (
            #"{"service": "a", "port": {"number": 80, "name": "Http", "targetPort": "8080"}}"#,
            [
                "outOfRange /server/port/name", "outOfRange /server/port/targetPort",
            ]
        ),
        (#"{"service": "a.b", "port": null}"#, ["missingMember /server", "outOfRange /server/service"]),
    ]

    @Test(arguments: servers)
    func `a server is dialled, described or external, and only one of them`(entry: (text: String, faults: [String])) {
        #expect(faults(server: entry.text) == entry.faults)
    }

    static let rest: [(text: String, faults: [String])] = [
        (#""name": null, "labels": null, "mesh": null, "via": null, "request": null, "policies": null"#, []),
        (
            #""name": "", "labels": {"-": "a", "b": "-"}"#,
            [
                "outOfRange /name", "outOfRange /labels/-", "outOfRange /labels/b",
            ]
        ),
        (
            #""mesh": {"trustDomain": "A", "trustDomainAliases": ["a", null]}"#,
            [
                "outOfRange /mesh/trustDomain", "wrongType /mesh/trustDomainAliases/1",
            ]
        ),
        (
            #""mesh": {"defaultServiceExportTo": ["*", "?"], "protocolDetectionTimeout": "5"}"#,
            [
                "outOfRange /mesh/defaultServiceExportTo/1", "outOfRange /mesh/protocolDetectionTimeout",
            ]
        ),
        (
            #""request": {"host": "a b", "tls": {"sni": "/", "alpn": ["h2", ""]}}"#,
            [
                "outOfRange /request/host", "outOfRange /request/tls/sni", "outOfRange /request/tls/alpn/1",
            ]
        ),
        (
            #""policies": {"peerAuthentication": {"ports": {"080": "STRICT"}}}"#,
            [
                "outOfRange /policies/peerAuthentication/ports/080"
            ]
        ),
        (
            #""policies": {"destinationRule": {"outlierDetection": {}}}"#,
            [
                "unknownMember /policies/destinationRule/outlierDetection"
            ]
        ),
        (
            #""manifests": [{"apiVersion": "", "kind": "Pod"}, {"apiVersion": "v1", "kind": ""}, null]"#,
            [
                "missingMember /manifests/0", "missingMember /manifests/1", "wrongType /manifests/2",
            ]
        ),
    ]

    @Test(arguments: rest)
    func `null is not given, and what is given has the form of its member`(entry: (text: String, faults: [String])) {
        #expect(faults(server: Self.host, more: ", " + entry.text) == entry.faults)
    }

    @Test func `more than 64 labels are too many`() {
        let labels = (1...65).map { #""l\#($0)": "x""# }.joined(separator: ", ")
        #expect(faults(server: Self.host, more: #", "labels": {\#(labels)}"#) == ["outOfRange /labels"])
    }
}
