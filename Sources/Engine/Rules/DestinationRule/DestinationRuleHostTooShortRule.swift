import Model

/// A host with a dot is taken as it stands: `orders.shop` is not completed to the name of a Service.
enum DestinationRuleHostTooShortRule {
    @Sendable static func findings(on rule: DestinationRule, in context: RuleContext) -> [Finding] {
        guard let full = meant(by: rule, in: context.mesh) else { return [] }
        return [
            Finding(
                code: .destinationRuleHostTooShort,
                message: "`\(rule.host)` matches nothing, because only a name without a dot is completed; `\(full)` "
                    + "is probably meant",
                resource: rule.reference, pointer: "/spec/host")
        ]
    }

    /// The full name of the Service that is probably meant, or nil.
    static func meant(by rule: DestinationRule, in mesh: Mesh) -> String? {
        let host = rule.host
        guard host.utf8.contains(UInt8(ascii: ".")), !Host.isWildcard(host), mesh.services(host: host).isEmpty else {
            return nil
        }
        for full in ["\(host).svc.cluster.local", "\(host).cluster.local"] where !mesh.services(host: full).isEmpty {
            return full
        }
        return nil
    }
}
