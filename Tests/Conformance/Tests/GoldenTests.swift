import Foundation
import Golden
import Testing

@Suite("What Istio and Envoy decided")
struct GoldenTests {
    @Test(
        "every case of the golden file agrees in everything that it states",
        .enabled(if: GoldenFile.folder() != nil, "no folder of golden cases; name one by LEGIBLE_GOLDEN"),
        arguments: ["envoy.json", "istio.json", "gateway.json"])
    func agrees(name: String) throws {
        let folder = try #require(GoldenFile.folder())
        let file = try GoldenFile(folder.appending(path: name))
        #expect(file.cases.count > 500)
        for golden in file.cases {
            let differences = Comparison.differences(golden)
            #expect(differences.isEmpty, "\(golden.id): \(differences.joined(separator: "; "))")
        }
    }
}

@Suite("What is not decided yet")
struct UndecidedTests {
    @Test(
        "ambient workloads are answered as they were decided, or not at all",
        .enabled(if: GoldenFile.folder() != nil, "no folder of golden cases; name one by LEGIBLE_GOLDEN"),
        arguments: ["ambient.json"])
    func neverWrong(name: String) throws {
        let folder = try #require(GoldenFile.folder())
        let file = try GoldenFile(folder.appending(path: name))
        #expect(file.cases.count > 1000)
        for golden in file.cases {
            let differences = Comparison.differences(golden)
            let isOpen = differences.contains { $0.hasSuffix("answered undetermined") }
            #expect(differences.isEmpty || isOpen, "\(golden.id): \(differences.joined(separator: "; "))")
        }
    }
}
