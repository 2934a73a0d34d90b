extension Document {
    /// Whether a value has a Secret in it.
    func holdsSecret(_ node: Int) -> Bool {
        // Nearly all questions end here: the names are looked for before the objects are.
        (node..<next(node)).contains { isNameOfSecret($0) } && !secrets(in: node).isEmpty
    }

    private func isNameOfSecret(_ node: Int) -> Bool {
        nodes[node].kind == .string && (equals(node, "Secret") || equals(node, "SecretList"))
    }

    /// Whether a value is a Secret, and not a reference to one.
    ///
    /// - Parameter isListed: whether it stands in a `SecretList`, whose items need not say their kind.
    func isSecret(_ node: Int, isListed: Bool) -> Bool {
        guard kind(node) == .object else { return false }
        guard let own = member(node, "kind"), kind(own) != .null else { return isListed }
        guard kind(own) == .string, equals(own, "Secret") else { return false }
        return member(node, "metadata") != nil || member(node, "data") != nil || member(node, "stringData") != nil
    }

    /// Whether the items of an object are Secrets without saying so.
    func isSecretList(_ node: Int) -> Bool {
        guard kind(node) == .object, let own = member(node, "kind") else { return false }
        return kind(own) == .string && equals(own, "SecretList")
    }

    /// All Secrets in a value, wherever they stand, in the order of the text.
    func secrets(in node: Int, isListed: Bool = false) -> [Int] {
        switch kind(node) {
        case .array: return elements(node).flatMap { secrets(in: $0, isListed: isListed) }
        case .object:
            if isSecret(node, isListed: isListed) { return [node] }
            let isList = isSecretList(node)
            return members(node).flatMap { key, value in
                secrets(in: value, isListed: isList && equals(key, "items") && kind(value) == .array)
            }
        default: return []
        }
    }
}
