import API
import Foundation
import Manifests
import Rendering
import Testing

@Suite("Answers as text")
struct TextTests {
    static let questions: [URL] = {
        let folder = URL(fileURLWithPath: #filePath).appending(path: "../../../examples").standardizedFileURL
        let seed = ["seed", "gateways"].flatMap { name in
            (try? FileManager.default.contentsOfDirectory(
                at: folder.appending(path: name), includingPropertiesForKeys: nil)) ?? []
        }
        return [folder.appending(path: "first.yaml")] + seed.filter { $0.pathExtension == "yaml" }
    }()

    private func report(_ yaml: [UInt8]) throws -> Report {
        try AnsweredQuestion(yaml, as: .yaml).report()
    }

    @Test(
        "the picture and its words fit 80 columns, but for manifests that are longer themselves", arguments: questions)
    func width(question: URL) throws {
        let text = try report(Array(Data(contentsOf: question))).text()
        for line in text.split(separator: "\n") where !line.hasPrefix("    ") {
            #expect(line.count <= 80, "\(line)")
        }
        #expect(text.hasPrefix(text.prefix { $0 != " " && $0 != "\n" }.uppercased()))
    }

    @Test("only a terminal gets colours")
    func colours() throws {
        let report = try report(Array(Data(contentsOf: Self.questions[0])))
        #expect(!report.text().contains("\u{1B}"))
        #expect(report.text(.terminal).contains("\u{1B}[31m"))
        #expect(try Regex("\u{1B}\\[[0-9]+m").removed(from: report.text(.terminal)) == report.text())
    }

    @Test("a name of the input steers neither a terminal nor Markdown nor Mermaid")
    func hostileNames() throws {
        let yaml = """
            client: {namespace: shop, workload: web, dataplane: sidecar}
            server: {namespace: shop, service: orders, dataplane: none, port: {number: 80, name: http}}
            policies: {destinationRule: ISTIO_MUTUAL}
            manifests:
            - apiVersion: v1
              kind: "Evil\\e[2J\\u202E</script>|[x](y)"
              metadata: {name: x, namespace: shop}
            """
        let report = try report(Array(yaml.utf8))
        #expect(report.text().unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x202E })
        #expect(!report.markdown.contains("</script>"))
        #expect(!report.markdown.contains("[x](y)"))
        #expect(!report.diagram.mermaid.contains("</script>"))
    }
}

extension Regex where Output == AnyRegexOutput {
    /// The text without what matches.
    fileprivate func removed(from text: String) -> String { text.replacing(self, with: "") }
}
