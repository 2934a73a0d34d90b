import Model
import Testing

@testable import Engine

/// Section 5.3: what bypasses a sidecar. Annotations without their prefix; `–` is absent.
@Suite("Capture")
struct CaptureTests {
    static let inboundTable = TextTable(
        """
        includeInboundPorts; excludeInboundPorts; interceptionMode | 8080 | 9090 | 15020 | 15021 | 15090 | 15008
        –; –; –                                                     | yes  | yes  | no    | no    | no    | no
        *; –; –                                                     | yes  | yes  | no    | no    | no    | no
        *; 8080; –                                                  | no   | yes  | no    | no    | no    | no
        –; 8080, 9090; –                                            | no   | no   | no    | no    | no    | no
        8080; –; –                                                  | yes  | no   | no    | no    | no    | no
        8080,9090; 8080; –                                          | yes  | yes  | no    | no    | no    | no
        9090; 8080; –                                               | no   | yes  | no    | no    | no    | no
        15008,15020; –; –                                           | no   | no   | yes   | no    | no    | no
        empty; –; –                                                 | no   | no   | no    | no    | no    | no
        empty; 8080; –                                              | no   | no   | no    | no    | no    | no
        –; –; REDIRECT                                              | yes  | yes  | no    | no    | no    | no
        –; –; TPROXY                                                | yes  | yes  | no    | no    | no    | no
        –; –; NONE                                                  | no   | no   | no    | no    | no    | no
        8080; –; NONE                                               | no   | no   | no    | no    | no    | no
        """)

    @Test("inbound, each cell is as the table has it", arguments: inboundTable.cells)
    func inbound(_ cell: TextTable.Cell) throws {
        let parts = cell.row.split(separator: ";").map { $0.drop { $0 == " " } }.map(String.init)
        let names = [
            "traffic.sidecar.istio.io/includeInboundPorts", "traffic.sidecar.istio.io/excludeInboundPorts",
            "sidecar.istio.io/interceptionMode",
        ]
        let port = try #require(Int(cell.column))
        let captures = InboundCapture.captures(port, in: PodTemplate(annotations: annotations(names, parts)))
        #expect((captures ? "yes" : "no") == cell.expected)
    }

    @Test(
        "an excluded interface, by whether it is the pod's",
        arguments: [("eth0", false), ("net1, eth0", false), ("net1", true)])
    func interfaces(excluded: String, captures: Bool) {
        let pod = PodTemplate(annotations: ["traffic.sidecar.istio.io/excludeInterfaces": excluded])
        #expect(InboundCapture.captures(8080, in: pod) == captures)
        #expect((OutboundCapture(nil, port: 80, in: pod) == .captured) == captures)
    }

    @Test("the agent's port is where its annotation says")
    func statusPort() {
        let pod = PodTemplate(annotations: ["status.sidecar.istio.io/port": "15999"])
        #expect(!InboundCapture.captures(15999, in: pod))
        #expect(InboundCapture.captures(15020, in: pod))
    }

    static let outboundTable = TextTable(
        """
        excludeOutboundPorts; excludeOutboundIPRanges; includeOutboundPorts; includeOutboundIPRanges | 10.0.0.7:80 | 10.9.0.7:80 | 10.0.0.7:443 | 127.0.0.1:80 | ?:80
        –; –; –; –                       | yes | yes | yes | no  | yes
        80; –; –; –                      | no  | no  | yes | no  | no
        80, 443; –; –; –                 | no  | no  | no  | no  | no
        –; 10.0.0.0/16; –; –             | no  | yes | no  | no  | open
        –; 10.0.0.0/8; –; –              | no  | no  | no  | no  | open
        –; 0.0.0.0/0; –; –               | no  | no  | no  | no  | no
        –; –; –; *                       | yes | yes | yes | no  | yes
        –; –; –; empty                   | no  | no  | no  | no  | no
        –; –; –; 10.0.0.0/16             | yes | no  | yes | no  | open
        –; –; 80; empty                  | yes | yes | no  | no  | yes
        –; –; 443; 10.0.0.0/16           | yes | no  | yes | no  | open
        –; 10.0.0.0/16; 80; –            | no  | yes | no  | no  | open
        80; –; 80; –                     | no  | no  | yes | no  | no
        –; 10.0.0.7/32,10.9.0.7/32; –; – | no  | no  | no  | no  | open
        """)

    @Test("outbound, each cell is as the table has it", arguments: outboundTable.cells)
    func outbound(_ cell: TextTable.Cell) throws {
        let parts = cell.row.split(separator: ";").map { $0.drop { $0 == " " } }.map(String.init)
        let names = [
            "excludeOutboundPorts", "excludeOutboundIPRanges", "includeOutboundPorts", "includeOutboundIPRanges",
        ]
        .map { "traffic.sidecar.istio.io/\($0)" }
        let place = cell.column.split(separator: ":").map(String.init)
        let capture = OutboundCapture(
            IPAddress(place[0]), port: try #require(Int(place[1])),
            in: PodTemplate(annotations: annotations(names, parts)))
        let word =
            switch capture {
            case .captured: "yes"
            case .passedBy: "no"
            case .dependsOnAddress: "open"
            }
        #expect(word == cell.expected)
    }

    private func annotations(_ names: [String], _ values: [String]) -> Labels {
        var result: Labels = []
        for (name, value) in zip(names, values) where value != "–" { result[name] = value == "empty" ? "" : value }
        return result
    }

    @Test("an application with the proxy's user is taken for the proxy; without interception nothing is captured")
    func proxyUser() {
        let address = IPAddress("10.0.0.7")
        let asProxy = PodTemplate(containers: [Container(name: "app", runAsUser: 1337)])
        #expect(OutboundCapture(address, port: 80, in: asProxy) == .passedBy)
        let ofPod = PodTemplate(containers: [Container(name: "app")], runAsUser: 1337)
        #expect(OutboundCapture(address, port: 80, in: ofPod) == .passedBy)
        let uncaptured = PodTemplate(annotations: ["sidecar.istio.io/interceptionMode": "NONE"])
        #expect(OutboundCapture(address, port: 80, in: uncaptured) == .passedBy)
    }
}
