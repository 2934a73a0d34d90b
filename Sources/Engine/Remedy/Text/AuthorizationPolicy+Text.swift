import Model

extension AuthorizationPolicy {
    /// As a manifest; for rules of principals, ports, methods and paths alone.
    var text: ObjectText {
        .manifest(
            reference, apiVersion: "security.istio.io/v1",
            spec: .members([
                ("selector", selector.isEmpty ? nil : .members([("matchLabels", .labels(selector))])),
                ("action", .string(action.rawValue)), ("rules", .array(rules.map(\.text))),
            ]))
    }
}

extension AuthorizationPolicy.Rule {
    fileprivate var text: ObjectText {
        .members([("from", Self.list(from, of: "source")), ("to", Self.list(to, of: "operation"))])
    }

    private static func list(_ alternatives: [[AuthorizationPolicy.Item]], of kind: String) -> ObjectText? {
        if alternatives.isEmpty { return nil }
        return .array(
            alternatives.map { items in
                let members = items.compactMap { item in
                    member(item.attribute).map { ($0, ObjectText.strings(item.values)) }
                }
                return .members([(kind, .members(members))])
            })
    }

    private static func member(_ attribute: AuthorizationPolicy.Attribute) -> String? {
        switch attribute {
        case .principal: "principals"
        case .port: "ports"
        case .method: "methods"
        case .path: "paths"
        default: nil
        }
    }
}
