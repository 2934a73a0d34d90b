/// Values in groups by a name, each group in an order of its own; finding a group takes a binary search.
package struct Grouped<Element: Sendable>: Sendable {
    // INVARIANT: sorted by group, and `keys[i]` is the group of `elements[i]`.
    package let elements: [Element]
    private let keys: [String]

    /// - Parameters:
    ///   - key: the name of an element's group.
    ///   - precedes: the order within a group.
    package init(_ unsorted: [Element], by key: (Element) -> String, precedes: (Element, Element) -> Bool) {
        guard unsorted.count > 1 else {
            elements = unsorted
            keys = unsorted.map(key)
            return
        }
        let sorted = unsorted.sorted { left, right in
            let (leftKey, rightKey) = (key(left), key(right))
            return leftKey == rightKey ? precedes(left, right) : leftKey < rightKey
        }
        elements = sorted
        keys = sorted.map(key)
    }

    package subscript(group: String) -> ArraySlice<Element> {
        if elements.isEmpty { return [] }
        let start = firstPosition { keys[$0] >= group }
        var end = start
        while end < keys.count && keys[end] == group { end += 1 }
        return elements[start..<end]
    }

    private func firstPosition(where holds: (Int) -> Bool) -> Int {
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
