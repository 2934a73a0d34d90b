/// A list that needs no memory of its own for one element: of most things that may be several, there is one.
package enum Few<Element> {
    case none
    case one(Element)
    // INVARIANT: more than one.
    case many([Element])

    package init(_ elements: [Element]) {
        switch elements.count {
        case 0: self = .none
        case 1: self = .one(elements[0])
        default: self = .many(elements)
        }
    }

    package mutating func append(_ element: Element) {
        switch self {
        case .none: self = .one(element)
        case .one(let first): self = .many([first, element])
        case .many(var elements):
            self = .none
            elements.append(element)
            self = .many(elements)
        }
    }

    package mutating func removeAll(where isRemoved: (Element) -> Bool) {
        switch self {
        case .none: break
        case .one(let element): if isRemoved(element) { self = .none }
        case .many(let elements): self = Few(elements.filter { !isRemoved($0) })
        }
    }

    package mutating func append(contentsOf others: some Sequence<Element>) {
        for element in others { append(element) }
    }
}

extension Few: RandomAccessCollection {
    package var startIndex: Int { 0 }

    package var endIndex: Int {
        switch self {
        case .none: 0
        case .one: 1
        case .many(let elements): elements.count
        }
    }

    package subscript(place: Int) -> Element {
        switch self {
        case .none: preconditionFailure("an empty list has no element")
        case .one(let element):
            precondition(place == 0, "the place is behind the end")
            return element
        case .many(let elements): return elements[place]
        }
    }
}

extension Few: Sendable where Element: Sendable {}
extension Few: Equatable where Element: Equatable {}
