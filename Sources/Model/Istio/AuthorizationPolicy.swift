/// Who may call a workload.
package struct AuthorizationPolicy: Hashable, Sendable {
    package enum Action: String, Hashable, Sendable, CaseIterable {
        case allow = "ALLOW"
        case deny = "DENY"
        case audit = "AUDIT"
        case custom = "CUSTOM"
    }

    /// What a member of a rule looks at.
    package enum Attribute: Hashable, Sendable {
        /// Of the caller's identity: `trust-domain/ns/namespace/sa/account`, or a part of it.
        case principal, namespace, serviceAccount, trustDomain
        case port, serverName
        case host, method, path
        /// Something that no question states, in words.
        case unstated(String, ofRequest: Bool)

        /// Whether only a proxy that reads requests knows it.
        package var isOfRequest: Bool {
            switch self {
            case .principal, .namespace, .serviceAccount, .trustDomain, .port, .serverName: false
            case .host, .method, .path: true
            case .unstated(_, let ofRequest): ofRequest
            }
        }
    }

    /// Values of which one has to fit, or none of which may.
    package struct Item: Hashable, Sendable {
        package var attribute: Attribute
        package var values: [String]
        package var isNegated: Bool

        package init(_ attribute: Attribute, _ values: [String], isNegated: Bool = false) {
            self.attribute = attribute
            self.values = values
            self.isNegated = isNegated
        }
    }

    package struct Rule: Hashable, Sendable {
        /// One of these has to fit, each with all of its items; none takes every caller.
        package var from: [[Item]]
        package var to: [[Item]]
        package var when: [Item]

        package init(from: [[Item]] = [], to: [[Item]] = [], when: [Item] = []) {
            self.from = from
            self.to = to
            self.when = when
        }
    }

    package var metadata: Metadata
    package var selector: Labels
    /// The names of Gateways of the Gateway API; nil where no `targetRefs` are given.
    package var gateways: [String]?
    package var action: Action
    package var rules: [Rule]
    /// Whether it is only tried out.
    package var isDryRun: Bool

    package init(
        metadata: Metadata, selector: Labels = [], gateways: [String]? = nil, action: Action = .allow,
        rules: [Rule] = [], isDryRun: Bool = false
    ) {
        self.metadata = metadata
        self.selector = selector
        self.gateways = gateways
        self.action = action
        self.rules = rules
        self.isDryRun = isDryRun
    }

    package var reference: ObjectReference {
        ObjectReference(kind: "AuthorizationPolicy", namespace: metadata.namespace, name: metadata.name)
    }
}
