package import Engine
import Model

extension MeshFinding {
    /// One cause and what depends on it (`openapi/openapi.yaml`, `MeshFinding`).
    package func write(to text: inout JSONText) {
        text.object { text in
            finding.writeMembers(to: &text)
            text.member("calls", calls)
            text.key("worst")
            if let worst { worst.write(to: &text) } else { text.null() }
            text.key("suppression")
            guard let suppression else { return text.null() }
            text.object { text in
                text.member("reason", suppression.reason)
                text.member("until", suppression.until.map { "\($0)" })
            }
        }
    }
}
