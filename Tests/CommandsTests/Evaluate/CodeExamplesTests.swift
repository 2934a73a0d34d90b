import Commands
import Foundation
import Testing

@Suite("The examples of the codes, on the command line")
struct CodeExamplesTests {
    /// The files of `examples/codes` that are questions without a fault.
    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: Repository.path("examples/codes"))) ?? []
        return files.filter { $0.hasSuffix(".yaml") && (!$0.hasPrefix("LEG9") || $0.hasPrefix("LEG9012")) }.sorted()
    }()

    @Test("each gives its code, and those that look alike do not", arguments: names)
    func gives(name: String) throws {
        let ran = try Ran("evaluate", "--output", "json", Repository.path("examples/codes/\(name)"))
        #expect(ran.status != .inputFault, "\(ran.errors)")
        let answer = try JSONSerialization.jsonObject(with: Data(ran.output.utf8)) as? [String: Any] ?? [:]
        let findings = answer["findings"] as? [[String: Any]] ?? []
        let failure = answer["failure"] as? [String: Any]
        let codes = (findings + [failure].compactMap { $0 }).compactMap { $0["code"] as? String }
        #expect(codes.contains(String(name.prefix(7))) != name.hasSuffix("-lookalike.yaml"), "\(codes)")
    }

    @Test("a faulty one is refused, and its fault named with its line")
    func faulty() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Repository.path("examples/codes"))
        let faulty = files.filter { $0.hasPrefix("LEG9") && !$0.hasPrefix("LEG9012") }
        #expect(faulty.count > 5)
        for name in faulty {
            let ran = try Ran("evaluate", Repository.path("examples/codes/\(name)"))
            #expect(ran.status == .inputFault, "\(name)")
            #expect(ran.errors.contains("\(name):"), "\(name): \(ran.errors)")
        }
    }
}
