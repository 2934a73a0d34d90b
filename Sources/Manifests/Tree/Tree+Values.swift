extension Tree {
    /// The text of a string; nil for any other value.
    package var text: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    package var number: Int? {
        if case .integer(let number) = self { return number }
        return nil
    }

    package var elements: [Tree]? {
        if case .array(let elements) = self { return elements }
        return nil
    }

    package var members: [Member]? {
        if case .object(let members) = self { return members }
        return nil
    }
}
