/// Colour for a terminal, or none.
package enum Paint: Sendable {
    case plain, terminal

    enum Colour: String {
        case red = "31"
        case green = "32"
        case yellow = "33"
        case bold = "1"
        case faint = "2"
    }

    func callAsFunction(_ text: String, _ colour: Colour) -> String {
        switch self {
        case .plain: text
        case .terminal: "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m"
        }
    }
}
