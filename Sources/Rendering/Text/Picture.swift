import Engine
import Model

/// The hops and legs from top to bottom, in at most 80 columns.
struct Picture {
    let report: Report
    let paint: Paint

    var lines: [String] {
        let legs = report.answer.legs
        guard let first = legs.first else { return [] }
        var result = [hop(first.from)]
        for leg in legs {
            result += lines(of: leg)
            result.append(hop(leg.to))
        }
        return result
    }

    private func hop(_ hop: Hop) -> String {
        let name = hop.rawValue.padded(to: 16)
        let note = note(on: hop)
        return "  \(paint(name, .bold))\(fitted(note, 60))"
    }

    /// Who or what stands at a hop.
    private func note(on hop: Hop) -> String {
        switch hop {
        case .clientApp: return report.client
        case .clientSidecar:
            let mode = report.answer.decisions.clientTLS.mode
            return mode == "none" ? "" : "client TLS: \(mode)"
        case .serverSidecar:
            guard let policy = report.answer.decisions.peerAuthentication else { return "" }
            let by = policy.decidedBy.map { " by \($0)" } ?? " (built in)"
            return "PeerAuthentication \(policy.mode.rawValue)\(by)"
        case .serverApp, .external: return report.server
        case .clientZtunnel, .waypoint, .egressGateway, .ingressGateway, .serverZtunnel: return ""
        }
    }

    private func lines(of leg: Leg) -> [String] {
        let mark: String
        let colour: Paint.Colour
        switch leg.status {
        case .failed: (mark, colour) = ("✗", .red)
        case .notReached: (mark, colour) = ("┊", .faint)
        case .ok:
            switch leg.transport {
            case .mutualTLS: (mark, colour) = ("┃", .green)
            case .tls: (mark, colour) = ("║", .green)
            case .plaintext, nil: (mark, colour) = ("│", leg.medium == .loopback ? .faint : .yellow)
            }
        }
        let transport = leg.transport?.rawValue ?? "not reached"
        let label = "\(leg.number) \(transport)".padded(to: 14)
        let bar = paint(mark, colour)
        let description = leg.status == .notReached ? "" : leg.contents
        return ["  \(bar)", "  \(bar) \(paint(label, colour))\(fitted(description, 60))", "  \(bar)"]
    }

    private func fitted(_ text: String, _ columns: Int) -> String {
        text.count <= columns ? text : "\(text.prefix(columns - 1))…"
    }
}

extension Leg {
    /// What is inside the layers, and over which medium.
    var contents: String {
        var text = carries.rawValue
        for layer in layers.reversed() { text += " in \(layer.kind.rawValue)" }
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
    func padded(to columns: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, columns - count))
    }
}
