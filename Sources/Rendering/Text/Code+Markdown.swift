package import Engine

extension Code {
    /// The page of one code, as `docs/codes/` has it.
    package var markdown: String {
        var text = """
            # \(number): \(title)

            \(severity.words) (\(place)), given when \(condition).

            \(explanation)

            """
        if let popularBelief, let instead {
            text += "\n> **Often believed:** \(popularBelief)\n>\n> **Instead:** \(instead)\n"
        }
        text += seen
        text += "\n## What to do\n\n"
        for (place, remedy) in remedies.enumerated() { text += "\(place + 1). \(remedy)\n" }
        text += "\n## Source\n\n\(source)\n"
        return text
    }

    /// Every code in one table, with a link to its page.
    package static func markdownIndex(of codes: [Code]) -> String {
        var text = """
            # Codes

            One page a code. Numbers are permanent: none is ever used again. `legible codes --output markdown` writes these pages.

            """
        for group in Group.allCases {
            let members = codes.filter { $0.group == group }
            if members.isEmpty { continue }
            text += "\n## \(group.rawValue)\n\n| code | severity | title |\n| --- | --- | --- |\n"
            for code in members {
                text += "| [\(code.number)](\(code.number).md) | \(code.severity.rawValue) | \(code.title) |\n"
            }
        }
        return text
    }

    /// Who sees what, observer by observer.
    private var seen: String {
        if symptoms.isEmpty { return "" }
        var text = "\n## Seen as\n"
        for observer in Observer.allCases {
            let own = Symptom.distinct(symptoms).filter { $0.observer == observer }
            if own.isEmpty { continue }
            text += "\n\(observer.words):\n\n"
            for symptom in own { text += "- \(symptom.markdown)\n" }
        }
        return text
    }

    /// What the first digit of a number stands for.
    private enum Group: String, CaseIterable {
        case client = "1xxx: client side"
        case network = "2xxx: network leg"
        case server = "3xxx: server side"
        case gateways = "4xxx: gateways, egress and ambient"
        case resources = "5xxx: resources that change nothing"
        case input = "9xxx: input"
    }

    private var group: Group {
        switch number.dropFirst(3).first {
        case "1": .client
        case "2": .network
        case "3": .server
        case "4": .gateways
        case "5": .resources
        default: .input
        }
    }

    private var place: String {
        String(group.rawValue.drop { $0 != " " }.dropFirst())
    }
}

extension Symptom {
    /// The literal text in a span of code, or as it is where nothing is printed.
    fileprivate var markdown: String {
        if text.hasPrefix("(") && text.hasSuffix(")") { return text }
        return text.contains("`") ? "`` \(text) ``" : "`\(text)`"
    }
}

extension Severity {
    fileprivate var words: String {
        switch self {
        case .error: "An error"
        case .warning: "A warning"
        case .note: "A note"
        }
    }
}

extension Observer {
    /// As the heading of what it sees.
    fileprivate var words: String {
        switch self {
        case .clientApp: "The client's application"
        case .clientSidecar: "The access log of the client's sidecar"
        case .serverSidecar: "The access log of the server's sidecar"
        case .serverApp: "The server's application"
        case .gateway: "The access log of the gateway"
        case .kubeAPIServer: "The kube-apiserver"
        case .kubelet: "The kubelet"
        case .prometheus: "Prometheus"
        }
    }
}
