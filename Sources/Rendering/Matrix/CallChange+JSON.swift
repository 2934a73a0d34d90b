package import Engine
import Model

extension CallChange {
    /// One call that a change makes end differently (`openapi/openapi.yaml`, `CallChange`).
    ///
    /// - Parameter remediation: what keeps the call as it was; nil where nothing is known to, or nothing has to.
    package func write(remediation: Report.Repair?, to text: inout JSONText) {
        text.object { text in
            text.member("change", kind)
            text.key("client")
            client.write(to: &text)
            server.writeGateway(to: &text)
            text.key("server")
            server.write(to: &text)
            text.key("before")
            before.write(to: &text)
            text.key("after")
            after.write(to: &text)
            text.member("cause", cause)
            text.key("remediation")
            if let remediation { remediation.write(to: &text) } else { text.null() }
        }
    }

    /// In words: `shop/web → orders.shop.svc.cluster.local:80: mutual-tls → broken (server-…, LEG3013)`.
    package var text: String {
        let reason = after.failure.map { String(pieces: " (", $0.reason.rawValue, ", ", $0.code.number, ")") }
        let way = server.gateway.map { String(pieces: " via ", $0.namespace, "/", $0.name) }
        return String(
            pieces: client.text, " → ", server.text, way ?? "",
            String(pieces: ": ", before.verdict.rawValue, " → "), after.verdict.rawValue, reason ?? "")
    }
}

extension ChangeCounts {
    package func write(to text: inout JSONText) {
        text.object { text in
            for kind in CallChange.Kind.allCases {
                text.key(named: kind.rawValue)
                text.value(self[kind])
            }
        }
    }

    /// In words, what there is of it: `2 broken, 1 exposed`.
    package var text: String {
        if all == 0 { return "no call ends differently" }
        return CallChange.Kind.allCases.filter { self[$0] > 0 }.map { "\(self[$0]) \($0.rawValue)" }
            .joined(separator: ", ")
    }
}

extension MatrixDiff {
    /// In words, what changes, and what is not seen of it.
    package var text: String { ([counts.text] + [notComparedText].compactMap { $0 }).joined(separator: "; ") }

    /// In words, which objects decide more than is compared; nil where none does.
    package var notComparedText: String? { notCompared.notComparedText }
}

extension ChangeReview {
    /// In words, which objects decide more than is compared; nil where none does.
    package var notComparedText: String? { notCompared.notComparedText }
}

extension [ObjectReference] {
    fileprivate var notComparedText: String? {
        if isEmpty { return nil }
        let names = prefix(3).map { "\($0)" }.joined(separator: ", ")
        return "not compared: all that \(names)\(count > 3 ? " and \(count - 3) more" : "") may decide"
    }
}
