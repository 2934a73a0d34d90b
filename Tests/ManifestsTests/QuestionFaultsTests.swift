import Model
import Testing

@testable import Manifests

struct QuestionFaultsTests {
    static let peers = "client: {namespace: a, workload: b}\nserver: {host: c, port: 1}\n"

    @Test(arguments: [
        (peers + "polices: {}\n", "/polices", "unknown member `polices` of a question; did you mean `policies`"),
        (
            peers + "request: {tls: {snii: x}}\n", "/request/tls/snii",
            "unknown member `snii` of a question; did you mean `sni`"
        ),
        (peers + "request: {protocol: htpp1}\n", "/request/protocol", "unknown value `htpp1`; did you mean `http1`"),
        (
            peers + "policies: {peerAuthentication: strict}\n", "/policies/peerAuthentication",
            "unknown value `strict`; did you mean `STRICT`"
        ),
        (
            peers + "policies: {destinationRule: {tls: {mode: SIMPEL}}}\n", "/policies/destinationRule/tls/mode",
            "unknown value `SIMPEL`; did you mean `SIMPLE`"
        ),
        (
            peers + "policies: {destinationRule: {tsl: {}}}\n", "/policies/destinationRule/tsl",
            "unknown member `tsl` of a traffic policy; did you mean `tls`"
        ),
        (
            peers + "mesh: {protocolDetectionTimeout: soon}\n", "/mesh/protocolDetectionTimeout",
            "`soon` is no length of time; write it like `5s` or `100ms`"
        ),
        (
            peers + "manifests: 7\n", "/manifests",
            "expected a text of manifests or a list of objects, found the number `7`"
        ),
        (
            "client: {kind: kublet}\nserver: {host: c, port: 1}\n", "/client/kind",
            "unknown value `kublet`; did you mean `kubelet`"
        ),
        (
            "server: {host: c, port: 1}\n", "",
            "a question without a `client`; give it `client: {namespace: …, workload: …}` or `client: {kind: …}`"
        ),
        (
            "client: {namespace: a, workload: b}\nserver: {host: c, port: 1, prot: 2}\n", "/server/prot",
            "unknown member `prot` of a question; did you mean `port`"
        ),
        (
            "client: {namespace: a, workload: b}\nserver: {host: c}\n", "/server",
            "a server without a port; give it `port`"
        ),
        (
            "client: {namespace: a, workload: b}\nserver: {port: 1}\n", "/server",
            "a server without a name; give it `host`, or `service` and `namespace`, or `external`"
        ),
        (
            peers + "server: {host: d, port: 1}\n", "/server", "the member `server` is given twice; keep one of the two"
        ),
        ("- 1\n", "", "expected an object, found a list"),
        (
            peers + "manifests: [{kind: Pod}]\n", "/manifests/0",
            "not a Kubernetes object; it needs `apiVersion` and `kind`"
        ),
    ])
    func `a defect of a question is one fault with its pointer`(yaml: String, pointer: String, detail: String) {
        let reading = QuestionReading.read(Array(yaml.utf8), as: .yaml)
        #expect(reading.question == nil)
        #expect(reading.faults.map(\.pointer) == [pointer])
        #expect(reading.faults.map(\.detail) == [detail])
        #expect(reading.faults.first?.document == 0)
    }

    @Test(arguments: ["", "  \n", "null", "{", "[1", "a: b: c"])
    func `a text without a question has a fault and no question`(text: String) {
        for format in [TextFormat.json, .yaml] {
            let reading = QuestionReading.read(Array(text.utf8), as: format)
            #expect(reading.question == nil)
            #expect(reading.faults.count == 1)
        }
    }

    @Test func `a second document is a fault`() {
        let reading = QuestionReading.read(Array((Self.peers + "---\na: 1\n").utf8), as: .yaml)
        #expect(reading.faults.map(\.line) == [4])
    }

    @Test func `all faults of a question and its manifests come at once`() {
        let yaml = "client: {}\nserver: {}\nrequest: 7\nmanifests: |\n  kind: Pod\n  ---\n  x: y: z\n"
        let reading = QuestionReading.read(Array(yaml.utf8), as: .yaml)
        #expect(reading.faults.map(\.line) == [1, 2, 3, 5, 7])
        #expect(reading.faults.map(\.document) == [0, 0, 0, 1, 2])
    }

    @Test func `a fault in manifests inside a JSON string counts lines within that string`() {
        let json = #"{"client":{"kind":"external"},"server":{"host":"c","port":1},"manifests":"a: 1\nb: c: d"}"#
        let reading = QuestionReading.read(Array(json.utf8), as: .json)
        #expect(reading.faults.map(\.line) == [2])
        #expect(reading.faults.map(\.column) == [5])
    }
}
