import Engine
import Model

extension Diagram {
    /// The verdict and the picture, in at most 80 columns.
    package func text(_ paint: Paint = .plain) -> String {
        ([headline(paint), ""] + picture(paint)).joined(separator: "\n") + "\n"
    }

    /// `BROKEN on leg 3: server-app-expects-tls (LEG3001)`.
    func headline(_ paint: Paint) -> String {
        let verdict = paint(self.verdict.rawValue.uppercased(), colour)
        guard let failure else { return verdict }
        return "\(verdict) on leg \(failure.step): \(failure.reason) (\(failure.code))"
    }

    private var colour: Paint.Colour {
        switch verdict {
        case .mutualTLS, .tls: .green
        case .plaintext, .undetermined: .yellow
        case .broken: .red
        }
    }

    /// The hops and legs from top to bottom.
    func picture(_ paint: Paint) -> [String] {
        let stops = stops
        guard let first = stops.first else { return [] }
        var result = [line(of: first, paint)]
        for (leg, stop) in zip(legs, stops.dropFirst()) {
            result += leg.lines(paint, labelWidth: isThroughGateway ? 15 : 14)
            result.append(line(of: stop, paint))
        }
        return result
    }

    /// Steps such as `2.1` make the labels one column wider.
    private var isThroughGateway: Bool { legs.contains { $0.step.count > 1 } }

    private func line(of stop: Stop, _ paint: Paint) -> String {
        let hop = stop.hop
        guard let note = stop.note else { return "  \(paint(hop.rawValue, .bold))" }
        return
            "  \(paint(hop.rawValue, .bold))\(String(repeating: " ", count: 16 - hop.rawValue.count))\(note.fitted(60))"
    }
}

extension Diagram.Leg {
    fileprivate func lines(_ paint: Paint, labelWidth: Int) -> [String] {
        let (mark, colour) = stroke
        let bar = paint(mark, colour)
        let label = "\(step) \(transport?.rawValue ?? "not reached")"
        guard status != .notReached else { return ["  \(bar)", "  \(bar) \(paint(label, colour))", "  \(bar)"] }
        let space = String(repeating: " ", count: max(1, labelWidth - label.count))
        return ["  \(bar)", "  \(bar) \(paint(label, colour))\(space)\(contents.fitted(60))", "  \(bar)"]
    }

    private var stroke: (mark: String, colour: Paint.Colour) {
        switch (status, transport) {
        case (.failed, _): ("✗", .red)
        case (.notReached, _): ("┊", .faint)
        case (.ok, .mutualTLS): ("┃", .green)
        case (.ok, .tls): ("║", .green)
        case (.ok, .plaintext), (.ok, nil): ("│", medium == .loopback ? .faint : .yellow)
        }
    }

    /// What is inside the layers, and over which medium.
    private var contents: String {
        var text = carries.rawValue
        for layer in layers.reversed() { text += " in \(layer.rawValue)" }
        text += ", \(medium.rawValue)"
        switch visibility {
        case .layer7: text += ", \(to.rawValue) reads requests"
        case .layer4: text += ", \(to.rawValue) sees bytes"
        case .none: break
        }
        return text
    }
}

extension String {
    /// At most so many columns.
    fileprivate func fitted(_ columns: Int) -> String {
        let text = printable
        return text.count <= columns ? text : "\(text.prefix(columns - 1))…"
    }
}
