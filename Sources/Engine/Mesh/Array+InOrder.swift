extension Array {
    /// The elements in an order, equals as they stand: itself where they are in it already, as `kubectl` prints them.
    func inOrder(_ precedes: (Element, Element) -> Bool) -> [Element] {
        for place in indices.dropFirst() where precedes(self[place], self[place - 1]) { return sorted(by: precedes) }
        return self
    }
}
