package import Model

/// An object of a kind that stands in namespaces.
package protocol NamespacedObject: Sendable {
    var metadata: Metadata { get }
}

extension PeerAuthentication: NamespacedObject {}
extension Sidecar: NamespacedObject {}
extension EnvoyFilter: NamespacedObject {}
extension AuthorizationPolicy: NamespacedObject {}

/// Objects by their namespace, each namespace in an order of its own; finding one takes a binary search.
package struct Grouped<Element: NamespacedObject>: Sendable {
    // INVARIANT: sorted by namespace, and `namespaces[i]` is that of `elements[i]`.
    package private(set) var elements: [Element]
    private var namespaces: [String]

    /// - Parameter precedes: the order within a namespace.
    package init(_ unsorted: [Element], precedes: (Element, Element) -> Bool) {
        let sorted = unsorted.inOrder { left, right in
            let (leftName, rightName) = (left.metadata.namespace, right.metadata.namespace)
            return leftName == rightName ? precedes(left, right) : leftName < rightName
        }
        elements = sorted
        namespaces = sorted.map { $0.metadata.namespace }
    }

    /// The same with other objects of one namespace.
    func replacing(_ namespace: String, with objects: [Element], precedes: (Element, Element) -> Bool) -> Grouped {
        var result = self
        let places = places(of: namespace)
        result.elements.replaceSubrange(places, with: objects.sorted(by: precedes))
        result.namespaces.replaceSubrange(places, with: objects.map { _ in namespace })
        return result
    }

    package var isEmpty: Bool { elements.isEmpty }

    package subscript(namespace: String) -> ArraySlice<Element> { elements[places(of: namespace)] }

    /// Where the objects of a namespace stand in `elements`: there they can be looked at without a copy.
    package func places(of namespace: String) -> Range<Int> {
        var (low, high) = (0, namespaces.count)
        while low < high {
            let middle = (low + high) / 2
            if namespaces[middle] < namespace { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < namespaces.count && namespaces[end] == namespace { end += 1 }
        return low..<end
    }
}
