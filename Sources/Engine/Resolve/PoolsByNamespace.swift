/// Pools of DestinationRules by their namespace, in its order.
///
/// A list, not a dictionary: most meshes have rules in a handful of namespaces, and hashing a name costs more than
/// comparing it with three others.
struct PoolsByNamespace: Sendable {
    private struct Entry: Sendable {
        var namespace: String
        var pool = DestinationRulePool()
    }

    // INVARIANT: sorted, each namespace once.
    private var entries: [Entry] = []

    subscript(namespace: String) -> DestinationRulePool? {
        let place = firstPlace(notBefore: namespace)
        return place < entries.count && entries[place].namespace == namespace ? entries[place].pool : nil
    }

    mutating func insert(_ rule: ConsolidatedDestinationRule, namespace: String, host: String) {
        let place = firstPlace(notBefore: namespace)
        if place == entries.count || entries[place].namespace != namespace {
            entries.insert(Entry(namespace: namespace), at: place)
        }
        entries[place].pool.insert(rule, host: host)
    }

    mutating func remove(_ namespace: String) {
        let place = firstPlace(notBefore: namespace)
        guard place < entries.count, entries[place].namespace == namespace else { return }
        entries.remove(at: place)
    }

    private func firstPlace(notBefore namespace: String) -> Int {
        entries.partitioned { $0.namespace < namespace }
    }
}
