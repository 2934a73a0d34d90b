package import Model

/// An object of a kind that stands in namespaces.
package protocol NamespacedObject: Sendable {
    /// The namespace of each; asked of all of them, because each kind reads its own field without copying an object.
    static func namespaces(of objects: [Self]) -> [String]
}

extension PeerAuthentication: NamespacedObject {
    package static func namespaces(of objects: [PeerAuthentication]) -> [String] { objects.map(\.metadata.namespace) }
}

extension Sidecar: NamespacedObject {
    package static func namespaces(of objects: [Sidecar]) -> [String] { objects.map(\.metadata.namespace) }
}

extension EnvoyFilter: NamespacedObject {
    package static func namespaces(of objects: [EnvoyFilter]) -> [String] { objects.map(\.metadata.namespace) }
}

extension AuthorizationPolicy: NamespacedObject {
    package static func namespaces(of objects: [AuthorizationPolicy]) -> [String] { objects.map(\.metadata.namespace) }
}

/// Objects by their namespace, each namespace in an order of its own; finding one takes a binary search.
package struct Grouped<Element: NamespacedObject>: Sendable {
    // INVARIANT: sorted by namespace, and `namespaces[i]` is that of `elements[i]`.
    package private(set) var elements: [Element]
    private var namespaces: [String]

    /// - Parameter precedes: the order within a namespace.
    package init(_ unsorted: [Element], precedes: (Element, Element) -> Bool) {
        let names = Element.namespaces(of: unsorted)
        func stands(_ left: Int, before right: Int) -> Bool {
            names[left] == names[right] ? precedes(unsorted[left], unsorted[right]) : names[left] < names[right]
        }
        // Those that come in order share their memory with the list that they come from.
        if unsorted.indices.dropFirst().allSatisfy({ !stands($0, before: $0 - 1) }) {
            elements = unsorted
            namespaces = names
            return
        }
        let places = unsorted.indices.sorted { stands($0, before: $1) }
        elements = places.map { unsorted[$0] }
        namespaces = places.map { names[$0] }
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
