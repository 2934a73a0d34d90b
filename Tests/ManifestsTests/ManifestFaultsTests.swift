import Model
import Testing

@testable import Manifests

struct ManifestFaultsTests {
    /// A text, and of its only fault the line, column, pointer, detail and kind.
    typealias Case = (yaml: String, line: Int, column: Int, pointer: String, detail: String, kind: Fault.Kind)

    static let istio = "apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: {name: a, namespace: b}\n"
    static let rule = "apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: {name: a, namespace: b}\n"
    static let service = "apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: b}\n"

    static let cases: [Case] = [
        (
            istio + "spec:\n  mtls:\n    mode: STRCT\n", 6, 11, "/spec/mtls/mode",
            "unknown value `STRCT`; did you mean `STRICT`", .unknownValue
        ),
        (
            istio + "spec:\n  mtls: {mode: QQQQQQ}\n", 5, 16, "/spec/mtls/mode",
            "unknown value `QQQQQQ`; it has to be one of `UNSET`, `DISABLE`, `PERMISSIVE`, `STRICT`", .unknownValue
        ),
        (
            istio + "spec: {selectr: {}}\n", 4, 8, "/spec/selectr",
            "unknown member `selectr` of a PeerAuthentication; did you mean `selector`", .unknownMember
        ),
        (
            istio + "spec: {portLevelMtls: {http: {mode: STRICT}}}\n", 4, 24, "/spec/portLevelMtls/http",
            "`http` is no port; name the workload's port by its number, as in `\"8443\"`", .outOfRange
        ),
        (istio + "spec: []\n", 4, 7, "/spec", "expected an object, found a list", .wrongType),
        (
            rule + "spec: {host: 7}\n", 4, 14, "/spec/host",
            "expected a text, found the number `7`; put it in quotes", .wrongType
        ),
        (rule + "spec: {}\n", 4, 7, "/spec", "DestinationRule without a host; give it `spec.host`", .missingMember),
        (
            service + "spec: {ports: [{name: a, port: 1}, {targetPort: 2}]}\n", 4, 36, "/spec/ports/1",
            "a port without its number; give it `port`", .missingMember
        ),
        (
            service + "spec: {ports: [{name: a, port: 1}, {name: a, port: 2}]}\n", 4, 43, "/spec/ports/1/name",
            "the port name `a` is given twice; name each port differently", .duplicateObject
        ),
        (
            service + "spec: {ports: [{port: \"80\"}]}\n", 4, 23, "/spec/ports/0/port",
            "expected a whole number, found the text `80`; take the quotes away", .wrongType
        ),
        (
            service + "spec: {ports: [{port: 70000}]}\n", 4, 23, "/spec/ports/0/port",
            "`70000` is out of range; it has to be from 1 to 65535", .outOfRange
        ),
        (
            service + "spec: {clusterIP: 10.0.0}\n", 4, 19, "/spec/clusterIP", "`10.0.0` is no IP address", .outOfRange
        ),
        (
            service + "spec: {selector: {app: true}}\n", 4, 24, "/spec/selector/app",
            "expected a text, found `true`; put it in quotes", .wrongType
        ),
        (
            service + "spec: {}\nspec: {}\n", 5, 1, "/spec",
            "the member `spec` is given twice; keep one of the two", .duplicateMember
        ),
        (
            "apiVersion: v1\nkind: Pod\nmetadata: {}\n", 3, 11, "/metadata",
            "Pod without a name; give it a `metadata.name`", .missingMember
        ),
        ("kind: Pod\n", 1, 1, "", "not a Kubernetes object; it needs `apiVersion` and `kind`", .missingMember),
        ("just text\n", 1, 1, "", "expected an object, found the text `just text`", .wrongType),
        (
            "apiVersion: networking.istio.io/v9\nkind: Sidecar\nmetadata: {name: a}\n", 1, 13, "/apiVersion",
            "unknown version `v9` of `networking.istio.io`; it has to be `v1`, `v1beta1` or `v1alpha3`", .unknownValue
        ),
        (
            "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {}\n", 4, 7, "/spec",
            "no pod template; give it `spec.template`", .missingMember
        ),
        (
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: istio}\ndata:\n  mesh: |\n    rootNamespace: a\n"
                + "    enableAutoMtls: maybe\n", 7, 21, "/data/mesh/enableAutoMtls",
            "expected `true` or `false`, found the text `maybe`", .wrongType
        ),
    ]

    @Test(arguments: cases)
    func `a defect is one fault that says where it is and what to do`(entry: Case) {
        let faults = ManifestReading.read(Array(entry.yaml.utf8), as: .yaml).faults
        let expected = Fault(
            entry.kind, document: 1, line: entry.line, column: entry.column, pointer: entry.pointer,
            detail: entry.detail)
        #expect(faults == [expected])
    }

    @Test(arguments: cases)
    func `a defect reads the same in JSON`(entry: Case) throws {
        let yaml = YAMLReader.read(Array(entry.yaml.utf8)).document
        let json = JSONText.write(try #require(yaml.roots.first).node, of: yaml)
        let fault = try #require(ManifestReading.read(json, as: .json).faults.first)
        #expect(fault.pointer == entry.pointer)
        #expect(fault.detail == entry.detail)
    }

    @Test func `all faults of a text come at once, in its order`() {
        let yaml =
            Self.istio + "spec: {mtls: {mode: STRCT}, x: 1}\n---\na: b: c\n---\n" + Self.service + "spec: 7\n---\n"
        let faults = ManifestReading.read(Array((yaml + Self.istio).utf8), as: .yaml).faults
        #expect(faults.map(\.document) == [1, 1, 2, 3, 4])
        #expect(faults.map(\.line) == [4, 4, 6, 11, 13])
        #expect(faults.last?.detail == "`PeerAuthentication b/a` is given twice; keep one of the two")
    }

    @Test func `a word that YAML takes for a truth value is named as it was written`() {
        let faults = ManifestReading.read(Array((Self.service + "spec: {selector: {app: no}}\n").utf8), as: .yaml)
            .faults
        #expect(
            faults.map(\.detail) == ["expected a text, found `no`, which YAML reads as `false`; put it in quotes"])
    }

    @Test func `unknown members of Kubernetes' own objects are no faults`() {
        let yaml = Self.service + "spec: {ports: [{port: 1, futureMember: x}], other: {}}\nmore: 1\n"
        #expect(ManifestReading.read(Array(yaml.utf8), as: .yaml).faults == [])
    }

    @Test func `a text with very many faults is read in little time and gives a thousand`() {
        let line = "- {apiVersion: v1, kind: Pod, metadata: {name: 7}}\n"
        let faults = ManifestReading.read(Array(String(repeating: line, count: 5000).utf8), as: .yaml).faults
        #expect(faults.count == 1000)
        #expect(faults.last?.line == 1000)
    }
}
