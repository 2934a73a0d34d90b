import Engine
import Model

extension Report {
    /// The answer of the contract (`openapi/openapi.yaml`, `Answer`), compact.
    package var json: [UInt8] {
        var text = JSONText(capacity: 6144 + (question?.count ?? 0))
        write(to: &text)
        return text.bytes
    }

    package func write(to text: inout JSONText) {
        text.object { text in
            writeNames(to: &text)
            text.key("engine")
            text.object { text in
                text.member("version", EngineVersion.version)
                text.member("istio", EngineVersion.istio)
            }
            answer.writeMembers(to: &text)
            text.key("remediations")
            text.array(repairs) { $1.write(to: &$0) }
            text.member("unrepairable", answer.unrepairable)
            text.key("assumptions")
            text.strings(answer.assumptions)
            text.key("missing")
            text.strings(answer.missing)
            if let question {
                text.key("question")
                text.raw(question)
            }
        }
    }

    private func writeNames(to text: inout JSONText) {
        if let name {
            text.member("name", name)
        }
        if !labels.isEmpty {
            text.key("labels")
            text.object { text in
                for entry in labels.entries {
                    text.key(named: entry.key)
                    text.value(entry.value)
                }
            }
        }
    }
}

extension Answer {
    fileprivate func writeMembers(to text: inout JSONText) {
        text.member("verdict", verdict)
        text.member("summary", summary)
        text.key("legs")
        text.array(legs) { $1.write(to: &$0) }
        text.key("failure")
        if let failure { failure.write(to: &text) } else { text.null() }
        text.key("decisions")
        decisions.write(to: &text)
        text.key("endpoints")
        text.array(endpoints) { $1.write(to: &$0) }
        text.key("lost")
        text.strings(lost)
        text.key("cost")
        text.object { text in
            text.member("handshakes", cost.handshakes)
            text.member("encryptionsPerByte", cost.encryptionsPerByte)
        }
        text.key("findings")
        text.array(findings) { $1.write(to: &$0) }
    }
}
