import Manifests
import Rendering
import ScenarioStore

/// A stored scenario as a list shows it.
struct ScenarioSummary {
    private let scenario: StoredScenario
    private let body: Tree?

    init(_ scenario: StoredScenario) {
        self.scenario = scenario
        body = Tree.read(scenario.body)
    }

    func write(to text: inout JSONText) {
        text.object { text in
            text.key("id")
            text.value("\(scenario.id)")
            text.key("createdAt")
            text.value(DateTime.text(scenario.createdAt))
            if let name = scenario.name {
                text.key("name")
                text.value(name)
            }
            if !scenario.labels.isEmpty {
                text.key("labels")
                text.object { text in
                    for label in scenario.labels {
                        text.key(named: label.key)
                        text.value(label.value)
                    }
                }
            }
            text.key("verdict")
            text.value(scenario.verdict)
            write("summary", at: ["summary"], to: &text)
            text.key("failure")
            if body?["failure", "leg"] == nil {
                text.null()
            } else {
                text.object { text in
                    write("leg", at: ["failure", "leg"], to: &text)
                    write("at", at: ["failure", "at"], to: &text)
                    write("code", at: ["failure", "code"], to: &text)
                    write("reason", at: ["failure", "reason"], to: &text)
                }
            }
            write("client", at: ["question", "client"], to: &text)
            write("server", at: ["question", "server"], to: &text)
        }
    }

    private func write(_ name: StaticString, at path: [String], to text: inout JSONText) {
        text.key(name)
        var value = body
        for key in path { value = value?[key] }
        if let value { text.raw(JSONWriter.write(value)) } else { text.null() }
    }
}
