import Foundation
import Golden
import Testing

@Suite("What Istio and Envoy decided")
struct GoldenTests {
    @Test(
        "every case of the golden file agrees in everything that it states",
        .enabled(if: GoldenFile.folder() != nil, "no folder of golden cases; name one by LEGIBLE_GOLDEN"),
        arguments: ["envoy.json", "istio.json"])
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
