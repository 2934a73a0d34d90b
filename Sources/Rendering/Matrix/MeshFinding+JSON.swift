package import Engine
import Model

extension MeshFinding {
    /// One cause and what depends on it (`openapi/openapi.yaml`, `MeshFinding`).
    package func write(to text: inout JSONText) {
        text.object { text in
            finding.writeMembers(to: &text)
            text.key("calls")
            text.value(calls)
            text.key("worst")
            if let worst { worst.write(to: &text) } else { text.null() }
            text.key("suppression")
            guard let suppression else { return text.null() }
            text.object { text in
                text.key("reason")
                text.value(suppression.reason)
                text.key("until")
                text.value(suppression.until.map { "\($0)" })
            }
        }
    }
}
