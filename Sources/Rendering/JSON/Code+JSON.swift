package import Engine

extension Code {
    /// An entry of the catalogue (`openapi/openapi.yaml`, `Code`).
    package func write(to text: inout JSONText) {
        text.object { text in
            text.member("code", number)
            text.member("title", title)
            text.member("severity", severity)
            text.member("condition", condition)
            text.member("explanation", explanation)
            text.member("popularBelief", popularBelief)
            text.member("instead", instead)
            text.key("symptoms")
            text.array(Symptom.distinct(symptoms)) { $1.write(to: &$0) }
            text.key("remedies")
            text.strings(remedies)
            text.member("source", source)
        }
    }
}

extension Symptom {
    /// Each text of an observer once: the same may be seen in several circumstances.
    static func distinct(_ symptoms: [Symptom]) -> [Symptom] {
        var result: [Symptom] = []
        for symptom in symptoms
        where !result.contains(where: { $0.observer == symptom.observer && $0.text == symptom.text }) {
            result.append(symptom)
        }
        return result
    }

    func write(to text: inout JSONText) {
        text.object { text in
            text.member("observer", observer)
            text.member("text", self.text)
        }
    }
}
