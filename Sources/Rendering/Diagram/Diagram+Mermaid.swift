import Engine

extension Diagram {
    /// A Mermaid flowchart of the hops and legs.
    package var mermaid: String {
        var text = "flowchart LR\n"
        var hops: [Hop] = legs.first.map { [$0.from] } ?? []
        hops += legs.map(\.to)
        for hop in hops { text += "  \(Self.id(hop))[\"\(label(hop))\"]\n" }
        for (place, leg) in legs.enumerated() {
            text +=
                "  \(Self.id(leg.from)) \(Self.arrow(leg))|\"\(leg.step) \(leg.transport?.rawValue ?? "not reached")\"| "
            text += "\(Self.id(leg.to))\n"
            text += "  linkStyle \(place) stroke:\(Self.colour(leg))\n"
        }
        return text
    }

    private func label(_ hop: Hop) -> String {
        guard let note = notes[hop] else { return hop.rawValue }
        return "\(hop.rawValue)<br/>\(Self.escaped(note))"
    }

    private static func id(_ hop: Hop) -> String { hop.rawValue.replacing("-", with: "_") }

    private static func arrow(_ leg: Diagram.Leg) -> String {
        switch leg.status {
        case .ok: leg.transport == .mutualTLS ? "==>" : "-->"
        case .failed: "--x"
        case .notReached: "-.->"
        }
    }

    private static func colour(_ leg: Diagram.Leg) -> String {
        switch (leg.status, leg.transport) {
        case (.failed, _): "#c62828"
        case (.notReached, _): "#9e9e9e"
        case (.ok, .plaintext) where leg.medium != .loopback: "#ef6c00"
        case (.ok, .plaintext), (.ok, nil): "#616161"
        case (.ok, .tls), (.ok, .mutualTLS): "#2e7d32"
        }
    }

    /// Names come from the input: they must not become markup.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "<", ">", "&", "#", ";", "`", "[", "]", "{", "}", "|": result += "#\(scalar.value);"
            case let other where other.value < 32: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
