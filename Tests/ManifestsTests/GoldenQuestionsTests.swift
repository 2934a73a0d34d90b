import Foundation
import Testing

@testable import Manifests

/// The golden cases are not part of the repository; where they lie is told by the environment.
private let goldenDirectory = ProcessInfo.processInfo.environment["LEGIBLE_GOLDEN"]

@Suite(.enabled(if: goldenDirectory != nil))
struct GoldenQuestionsTests {
    private func load(_ name: String) throws -> [[String: Any]] {
        let url = URL(fileURLWithPath: goldenDirectory ?? "").appendingPathComponent(name)
        return try #require(JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [[String: Any]])
    }

    private func expectReadable(_ question: [String: Any], _ id: Any) throws {
        let bytes = try [UInt8](JSONSerialization.data(withJSONObject: question))
        let reading = QuestionReading.read(bytes, as: .guess(bytes))
        #expect(reading.faults == [], "\(id)")
        #expect(reading.question != nil)
    }

    @Test func `every question that real Envoys answered reads without a fault`() throws {
        let cases = try load("envoy.json")
        #expect(cases.count > 700)
        for entry in cases {
            try expectReadable(#require(entry["question"] as? [String: Any]), entry["id"] ?? "")
        }
    }

    @Test(arguments: ["istio.json", "gateway.json", "ambient.json"])
    func `every question that Istio answered reads without a fault`(file: String) throws {
        for mesh in try load(file) {
            for entry in try #require(mesh["cases"] as? [[String: Any]]) {
                var question: [String: Any] = [:]
                for name in ["mesh", "manifests"] { question[name] = mesh[name] }
                for name in ["client", "via", "server", "request"] { question[name] = entry[name] }
                try expectReadable(question, entry["id"] ?? "")
            }
        }
    }
}
