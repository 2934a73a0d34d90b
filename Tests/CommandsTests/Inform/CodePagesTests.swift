import Engine
import Foundation
import Testing

@Suite("The pages of the codes")
struct CodePagesTests {
    @Test("are current: `make codes` writes them")
    func current() throws {
        let folder = URL(fileURLWithPath: Repository.path("docs/codes"))
        var pages = ["README.md": try Ran("codes", "--output", "markdown").output]
        for code in Catalogue.all {
            pages["\(code.number).md"] = try Ran("codes", "--output", "markdown", code.number).output
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(files) == Set(pages.keys))
        for (name, text) in pages {
            let file = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            #expect(file == text, "docs/codes/\(name) is not what the catalogue says; run `make codes`")
        }
    }

    @Test("say all that the catalogue has", arguments: Catalogue.all)
    func whole(code: Code) throws {
        let page = try Ran("codes", "--output", "markdown", code.number).output
        let parts =
            [code.number, code.title, code.condition, code.explanation, code.source] + code.remedies
            + code.symptoms.map(\.text) + [code.popularBelief, code.instead].compactMap { $0 }
        for part in parts { #expect(page.contains(part), "\(part)") }
    }
}
