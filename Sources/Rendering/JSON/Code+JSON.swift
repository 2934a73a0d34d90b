package import Engine

extension Code {
    /// An entry of the catalogue (`openapi/openapi.yaml`, `Code`).
    package func write(to text: inout JSONText) {
        text.object { text in
            text.key("code")
            text.value(number)
            text.key("title")
            text.value(title)
            text.key("severity")
            text.value(severity.rawValue)
            text.key("condition")
            text.value(condition)
            text.key("explanation")
            text.value(explanation)
            text.key("popularBelief")
            text.value(popularBelief)
            text.key("instead")
            text.value(instead)
            text.key("symptoms")
            text.array(Symptom.distinct(symptoms)) { $1.write(to: &$0) }
            text.key("remedies")
            text.strings(remedies)
            text.key("source")
            text.value(source)
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
            text.key("observer")
            text.value(observer.rawValue)
            text.key("text")
            text.value(self.text)
        }
    }
}
