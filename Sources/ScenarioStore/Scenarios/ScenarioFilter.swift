/// Which scenarios a list or an export gives: those that meet every condition that is set.
package struct ScenarioFilter: Hashable, Sendable {
    /// Any of these; empty means every verdict.
    package var verdicts: Set<String>
    /// A scenario with a finding of this code.
    package var code: String?
    /// A scenario that touches this namespace.
    package var namespace: String?
    /// All of these.
    package var labels: Set<LabelCondition>
    /// Later than this, in milliseconds since 1970.
    package var createdAfter: Int64?
    /// Earlier than this, in milliseconds since 1970.
    package var createdBefore: Int64?

    /// A label with this key, whatever its value, or with this key and value.
    package enum LabelCondition: Hashable, Sendable {
        case key(String)
        case label(key: String, value: String)

        /// The condition that `key` or `key=value` writes, or nil without a key.
        package init?(_ text: String) {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let key = parts.first, !key.isEmpty else { return nil }
            self = parts.count == 1 ? .key(text) : .label(key: String(key), value: String(parts[1]))
        }
    }

    package init(
        verdicts: Set<String> = [], code: String? = nil, namespace: String? = nil, labels: Set<LabelCondition> = [],
        createdAfter: Int64? = nil, createdBefore: Int64? = nil
    ) {
        self.verdicts = verdicts
        self.code = code
        self.namespace = namespace
        self.labels = labels
        self.createdAfter = createdAfter
        self.createdBefore = createdBefore
    }
}
