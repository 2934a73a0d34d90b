/// Values in groups by a name, each group in an order of its own; finding a group takes a binary search.
package struct Grouped<Element: Sendable>: Sendable {
    // INVARIANT: sorted by group.
    package let elements: [Element]
    private let key: @Sendable (Element) -> String

    /// - Parameters:
    ///   - key: the name of an element's group.
    ///   - precedes: the order within a group.
    package init(
        _ unsorted: [Element], by key: @escaping @Sendable (Element) -> String, precedes: (Element, Element) -> Bool
    ) {
        self.key = key
        guard unsorted.count > 1 else {
            elements = unsorted
            return
        }
        elements = unsorted.sorted { left, right in
            let (leftKey, rightKey) = (key(left), key(right))
            return leftKey == rightKey ? precedes(left, right) : leftKey < rightKey
        }
    }

    package var isEmpty: Bool { elements.isEmpty }

    package subscript(group: String) -> ArraySlice<Element> { elements[places(of: group)] }

    /// Where the elements of a group stand in `elements`.
    package func places(of group: String) -> Range<Int> {
        if elements.isEmpty { return 0..<0 }
        let start = firstPosition { key(elements[$0]) >= group }
        var end = start
        while end < elements.count && key(elements[end]) == group { end += 1 }
        return start..<end
    }

    private func firstPosition(where holds: (Int) -> Bool) -> Int {
        var (low, high) = (0, elements.count)
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
