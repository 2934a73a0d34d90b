import Engine

extension Diagram {
    /// A Mermaid flowchart of the hops and legs.
    package var mermaid: String {
        var text = "flowchart LR\n"
        let stops = stops
        for stop in stops { text += "  \(Self.id(stop))[\"\(Self.label(stop))\"]\n" }
        for (place, leg) in legs.enumerated() {
            text +=
                "  \(Self.id(stops[place])) \(Self.arrow(leg))|\"\(leg.step) \(leg.transport?.rawValue ?? "not reached")\"| "
            text += "\(Self.id(stops[place + 1]))\n"
            text += "  linkStyle \(place) stroke:\(Self.colour(leg))\n"
        }
        return text
    }

    private static func label(_ stop: Stop) -> String {
        guard let note = stop.note else { return stop.hop.rawValue }
        return "\(stop.hop.rawValue)<br/>\(escaped(note))"
    }

    private static func id(_ stop: Stop) -> String {
        let name = stop.hop.rawValue.replacing("-", with: "_")
        return stop.ordinal == 1 ? name : "\(name)_\(stop.ordinal)"
    }

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
