import Model
import Testing

@testable import Manifests

/// Texts that were good and were then bent at random places, always the same ones.
struct BrokenTextsTests {
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            return mixed ^ (mixed >> 31)
        }
    }

    static let yaml = """
        name: "web calls orders"
        client: {namespace: shop, workload: web}
        server: {host: orders.shop, port: 8443, app: {protocol: http, tls: true}}
        policies: {peerAuthentication: {ports: {"9443": STRICT}}, destinationRule: {tls: {mode: SIMPLE}}}
        manifests: |
          apiVersion: v1
          kind: Service
          metadata: &m {name: orders, namespace: shop, labels: {<<: {a: b}, ü: "ä"}}
          spec:
            ports: [{port: 8443, name: https, targetPort: 443}]
          ---
          apiVersion: v1
          kind: ConfigMap
          metadata: {name: istio}
          data:
            mesh: |
              trustDomain: x
              defaultConfig: {proxyMetadata: {ISTIO_META_DNS_CAPTURE: "true"}}
          ---
          apiVersion: networking.istio.io/v1
          kind: DestinationRule
          metadata: {name: a}
          spec: {host: x, exportTo: [&e ".", *e], trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}}
        """

    private static let fragments: [[UInt8]] =
        [
            "{", "}", "[", "]", "\"", "'", ":", ",", "\\", "\n", "\r", "\t", " ", "-", "---\n", "...\n", "&a ", "*a",
            "<<: ",
            "|", ">", "#", "0x", "~", "null", "1e400", "-0", "\u{feff}", "ü", "\\u12", "!!int ", "? ",
            "99999999999999999999",
        ].map { Array($0.utf8) } + [[0], [0xff], [0xc3], [0xe2, 0x82], [0x85]]

    private static func bend(_ text: inout [UInt8], _ generator: inout Generator) {
        for _ in 0...Int.random(in: 0...2, using: &generator) {
            let place = Int.random(in: 0...text.count, using: &generator)
            let end = min(text.count, place + Int.random(in: 0...12, using: &generator))
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: text.removeSubrange(place..<end)
            case 1: text.insert(contentsOf: fragments.randomElement(using: &generator) ?? [], at: place)
            default: text.insert(contentsOf: Array(text[place..<end]), at: Int.random(in: 0...place, using: &generator))
            }
        }
    }

    @Test(arguments: [TextFormat.yaml, .json, .jsonLines])
    func `a text is either a question or has faults that point into it`(format: TextFormat) throws {
        let good = Array(Self.yaml.utf8)
        let source = format == .yaml ? good : QuestionReading.read(good, as: .yaml).asked
        #expect(QuestionReading.read(source, as: format).faults == [])
        var generator = Generator(state: 7)
        for round in 0..<1500 {
            var text = source
            Self.bend(&text, &generator)
            let reading = QuestionReading.read(text, as: format)
            #expect((reading.question == nil) == !reading.faults.isEmpty, "round \(round)")
            let lines = text.count { $0 == 0x0a || $0 == 0x0d } + 30
            #expect(reading.faults.allSatisfy { (0...lines).contains($0.line) && !$0.detail.isEmpty }, "round \(round)")
            if reading.question != nil {
                let again = QuestionReading.read(reading.asked, as: .json)
                #expect(again.question == reading.question, "round \(round)")
            }
            _ = ManifestReading.read(text, as: format)
            for item in QuestionBatch(text, as: format) {
                #expect((item.reading.question == nil) == !item.reading.faults.isEmpty)
            }
        }
    }
}
