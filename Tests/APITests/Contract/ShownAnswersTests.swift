import HTTPServer
import Manifests
import Testing

/// The document shows a question and, elsewhere, its answer: both have to belong together.
struct ShownAnswersTests {
    private func example(_ name: String) throws -> Tree {
        try #require(Contract.shared.root["components"]?["examples"]?[name]?["value"])
    }

    /// What an answer decides, without its sentences, and every repair as it stands.
    private func decisions(_ answer: Tree) -> [Tree?] {
        let names = ["number", "from", "to", "medium", "transport", "layers", "carries", "visibility", "status"]
        let legs = (answer["legs"]?.elements ?? []).flatMap { leg in names.map { leg[$0] } }
        let failure = ["leg", "at", "code", "reason"].map { answer["failure"]?[$0] }
        return [answer["verdict"], answer["cost"], answer["remediations"], answer["unrepairable"]] + legs + failure
    }

    @Test func `the broken call is answered as it is shown`() throws {
        let question = JSONWriter.write(try example("QuestionWithManifests"))
        let answer = Client().send(.post, "/v1/evaluate", question, headers: Question.json)
        #expect(try decisions(#require(Tree.read(answer.body))) == decisions(example("BrokenAnswer")))
        for (accept, name) in [
            ("text/plain", "Picture"), ("text/markdown", "Markdown"), ("text/vnd.mermaid", "Mermaid"),
        ] {
            var headers = Question.json
            headers["Accept"] = accept
            let drawn = Client().send(.post, "/v1/evaluate", question, headers: headers).text
            let shown = try example(name).text ?? ""
            #expect(drawn.split(separator: "\n").first == shown.split(separator: "\n").first)
        }
    }

    @Test func `the kept scenario is answered as it is shown`() throws {
        let shown = try example("PlaintextScenario")
        let question = JSONWriter.write(try #require(shown["question"]))
        let answer = Client().send(.post, "/v1/scenarios", question, headers: Question.json)
        #expect(try decisions(#require(Tree.read(answer.body))) == decisions(shown))
        let line = try example("ScenarioLine").text ?? ""
        #expect(Tree.read(Array(line.utf8)) == shown)
    }
}
