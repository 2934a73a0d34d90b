/// An object as a text would have it, where there is no text: a described one, or one to be created.
package indirect enum ObjectText: Hashable, Sendable {
    package struct Member: Hashable, Sendable {
        package var key: String
        package var value: ObjectText

        package init(_ key: String, _ value: ObjectText) {
            self.key = key
            self.value = value
        }
    }

    case string(String)
    case integer(Int)
    case bool(Bool)
    case array([ObjectText])
    case object([Member])
}

/// One change of an object's text.
package struct ObjectEdit: Hashable, Sendable {
    package enum Operation: Hashable, Sendable {
        /// Creates what is missing on the way.
        case set(ObjectText)
        /// Appends to a list, and creates it where it is missing.
        case add(ObjectText)
        /// Does nothing where there is nothing.
        case remove
    }

    /// The keys and indices from the root of the object.
    package var path: [String]
    package var operation: Operation

    package init(set path: [String], to value: ObjectText) {
        self.path = path
        operation = .set(value)
    }

    package init(add value: ObjectText, to path: [String]) {
        self.path = path
        operation = .add(value)
    }

    package init(remove path: [String]) {
        self.path = path
        operation = .remove
    }
}
