import Model
import Testing

@testable import Manifests

/// Whatever the pieces, the objects are those of the whole text; and what a whole reading would find wrong has to be read so.
struct PiecewiseReadingTests {
    private static func service(_ name: String, _ more: String = "") -> String {
        #"{"apiVersion":"v1","kind":"Service","metadata":{"name":"\#(name)","namespace":"shop","#
            + #""annotations":{"a":"\"},{\\"}},"spec":{"selector":{"app":"a"},"ports":[{"port":80}]\#(more)}}"#
    }

    private static let pod =
        #"{"kind":"Pod","apiVersion":"v1","metadata":{"name":"p"},"spec":{"containers":[{"name":"c","image":"i"}]}}"#
    private static let settings =
        #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"istio","namespace":"istio-system"},"data":{"mesh":"trustDomain: td"}}"#
    private static let other = #"{"apiVersion":"v1","kind":"Node","metadata":{"name":"n"}}"#

    private static func list(_ items: [String], kind: String = "List") -> String {
        "{\"apiVersion\": \"v1\",\n \"items\": [ \(items.joined(separator: " ,\n")) ], \"kind\": \"\(kind)\", "
            + #""metadata": {"resourceVersion": "", "n": -1.5e3, "x": [null, true]}}"#
    }

    /// What is alike however it was read: where it was read is not.
    private func names(_ objects: Objects) -> [String] {
        objects.services.map { "\($0.metadata.namespace)/\($0.metadata.name) \($0.ports) \($0.selector)" }
            + objects.workloads.map { "\($0.reference) \($0.template)" } + ["\(objects.notConsidered)"]
            + ["\(objects.withoutNamespace)", "\(String(describing: objects.meshSettings))"]
    }

    /// A text, told by its first bytes where a test is named.
    struct Text: Sendable, CustomTestStringConvertible {
        var text: String
        init(_ text: String) { self.text = text }
        var testDescription: String { String(text.prefix(60)).replacing("\n", with: " ") }
    }

    @Test(
        arguments: [
            list([service("a"), service("b"), pod, settings, other, service("c")]), list([]), service("a"),
            list([service("a")]) + "\n" + list([pod, settings]) + "\n" + other,
            list(
                [#"{"metadata":{"name":"a","namespace":"x"},"spec":{}}"#, #"{"metadata":{"name":"b"},"spec":{}}"#],
                kind: "ServiceList"),
        ].map(Text.init))
    func `pieces of any size have the objects of the whole`(text: Text) throws {
        let bytes = Array(text.text.utf8)
        let whole = ManifestReading.read(bytes, as: .json)
        try #require(whole.faults == [], "\(whole.faults)")
        for size in [1, 100, 400, 1 << 20] {
            let pieces = try #require(PiecewiseReading.objects(bytes, pieceSize: size))
            #expect(names(pieces) == names(whole.objects))
        }
    }

    @Test(
        arguments: [
            // Faults of the text, of an object, of two with one name, and of a List; and what is no List.
            "", "[]", "null", list([service("a"), "{"]), list([service("a"), #"{"kind":}"#]),
            list([service("a"), "1"]),
            list([service("a"), #"{"apiVersion":"v1","kind":"Service"}"#]),
            list([service("a"), service("b"), service("a")]),
            list([service("a", #","ports":3"#)]), "[\(service("a"))]", list([service("a")]) + "]",
            #"{"kind":"List","kind":"List","apiVersion":"v1","items":[\#(pod)]}"#,
            list([service("a")]) + list([service("a")]),
            "{\"items\":[\(pod)],\"items\":[\(pod)],\"kind\":\"List\",\"apiVersion\":\"v1\"}",
        ].map(Text.init))
    func `what has something wrong is left to a reading of the whole`(text: Text) {
        for size in [1, 1 << 20] { #expect(PiecewiseReading.objects(Array(text.text.utf8), pieceSize: size) == nil) }
    }
}
