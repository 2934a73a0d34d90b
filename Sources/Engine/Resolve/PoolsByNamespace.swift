/// Pools of DestinationRules by their namespace, in its order.
///
/// A list, not a dictionary: most meshes have rules in a handful of namespaces, and hashing a name costs more than
/// comparing it with three others.
struct PoolsByNamespace: Sendable {
    // INVARIANT: sorted, and `pools[i]` is the pool of `namespaces[i]`.
    private var namespaces: [String] = []
    private var pools: [DestinationRulePool] = []

    subscript(namespace: String) -> DestinationRulePool? {
        let place = firstPlace(notBefore: namespace)
        return place < namespaces.count && namespaces[place] == namespace ? pools[place] : nil
    }

    mutating func insert(_ rule: ConsolidatedDestinationRule, namespace: String, host: String) {
        let place = firstPlace(notBefore: namespace)
        if place == namespaces.count || namespaces[place] != namespace {
            namespaces.insert(namespace, at: place)
            pools.insert(DestinationRulePool(), at: place)
        }
        pools[place].insert(rule, host: host)
    }

    mutating func remove(_ namespace: String) {
        let place = firstPlace(notBefore: namespace)
        guard place < namespaces.count, namespaces[place] == namespace else { return }
        namespaces.remove(at: place)
        pools.remove(at: place)
    }

    private func firstPlace(notBefore namespace: String) -> Int {
        var (low, high) = (0, namespaces.count)
        while low < high {
            let middle = (low + high) / 2
            if namespaces[middle] < namespace { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
