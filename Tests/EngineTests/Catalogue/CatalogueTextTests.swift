import Engine
import Testing

@Suite("The texts of the catalogue")
struct CatalogueTextTests {
    @Test("are whole, on one line, and without stray spaces", arguments: Catalogue.all)
    func shape(of code: Code) {
        let texts =
            [
                code.number, code.title, code.condition, code.explanation, code.popularBelief ?? "-",
                code.instead ?? "-", code.source,
            ]
            + code.remedies + code.symptoms.map(\.text)
        for text in texts {
            #expect(!text.isEmpty)
            #expect(!text.contains("\n") && !text.contains("  "), "\(text)")
            #expect(text.first != " " && text.last != " ", "\(text)")
            #expect(text.count { $0 == "`" }.isMultiple(of: 2), "\(text)")
        }
        #expect(!code.remedies.isEmpty)
    }

    @Test("are titles, conditions that follow `given when`, and sentences", arguments: Catalogue.all)
    func grammar(of code: Code) {
        #expect(code.number.wholeMatch(of: /LEG\d{4}/) != nil)
        #expect(!code.title.hasSuffix("."))
        #expect(!code.condition.hasSuffix("."))
        #expect(code.condition.first?.isUppercase == false)
        for sentence in [code.explanation, code.popularBelief ?? ".", code.instead ?? "."] + code.remedies {
            #expect(sentence.hasSuffix("."), "\(sentence)")
        }
    }

    @Test("say what happens instead, wherever they name a popular belief, and nowhere else", arguments: Catalogue.all)
    func beliefs(of code: Code) {
        #expect((code.popularBelief == nil) == (code.instead == nil))
    }

    @Test("name a file of Istio or Envoy, or a standard where the input is at fault", arguments: Catalogue.all)
    func source(of code: Code) {
        if code.number.hasPrefix("LEG9") {
            #expect(code.source.contains(/RFC \d{4}, section \d/))
        } else {
            let path = /^(Istio: (pilot|pkg|tools|manifests)\/[\w\/.-]+\.(go|yaml)|Envoy: source\/[\w\/.-]+\.cc)/
            #expect(code.source.contains(path), "\(code.source)")
        }
    }

    @Test("avoid the words that the house avoids", arguments: Catalogue.all)
    func words(of code: Code) {
        for text in [code.title, code.condition, code.explanation] + code.remedies {
            let avoided = text.lowercased().firstMatch(of: /\b(secure|insecure|issue|violation|handle[sd]?)\b/)
            #expect(avoided == nil, "\(text)")
        }
    }
}

extension Code: CustomTestStringConvertible {
    package var testDescription: String { number }
}
