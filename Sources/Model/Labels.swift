/// Labels, annotations or a selector: names with values, in the order of their names.
package struct Labels: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package var key: String
        package var value: String

        package init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }

    // INVARIANT: sorted by key, and no key twice.
    package private(set) var entries: [Entry]

    /// Of two entries with the same key, the last one counts.
    package init(_ unsorted: [Entry]) {
        let isSorted = unsorted.indices.dropFirst().allSatisfy { unsorted[$0 - 1].key < unsorted[$0].key }
        if isSorted {
            entries = unsorted
            return
        }
        entries = []
        entries.reserveCapacity(unsorted.count)
        for entry in unsorted { self[entry.key] = entry.value }
    }

    package var isEmpty: Bool { entries.isEmpty }

    package subscript(key: String) -> String? {
        get {
            for entry in entries where entry.key == key { return entry.value }
            return nil
        }
        set {
            let place = entries.firstIndex { $0.key >= key } ?? entries.count
            let found = place < entries.count && entries[place].key == key
            switch (found, newValue) {
            case (true, let value?): entries[place].value = value
            case (true, nil): entries.remove(at: place)
            case (false, let value?): entries.insert(Entry(key: key, value: value), at: place)
            case (false, nil): break
            }
        }
    }

    /// Whether each of these, read as a selector, is among `labels`; an empty selector selects all.
    package func isSubset(of labels: Labels) -> Bool {
        for entry in entries where labels[entry.key] != entry.value { return false }
        return true
    }
}

extension Labels: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
    package init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { Entry(key: $0.0, value: $0.1) })
    }

    package init(arrayLiteral elements: Entry...) {
        self.init(elements)
    }
}
