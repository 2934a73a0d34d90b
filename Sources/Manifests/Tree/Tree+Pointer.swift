extension Tree {
    /// The value at a place, or nil where there is none.
    package subscript(pointer: JSONPointer) -> Tree? {
        value(at: pointer.tokens[...])
    }

    private func value(at path: ArraySlice<String>) -> Tree? {
        guard let token = path.first else { return self }
        switch self {
        case .object: return self[token]?.value(at: path.dropFirst())
        case .array(let elements):
            guard let index = Self.index(token, in: elements) else { return nil }
            return elements[index].value(at: path.dropFirst())
        default: return nil
        }
    }

    /// Puts a value at a place; false, with nothing changed, where the place cannot be.
    ///
    /// Objects on the way that are missing or null are made, and `-` stands for the place behind a list's last element.
    @discardableResult
    package mutating func set(_ value: Tree, at pointer: JSONPointer) -> Bool {
        set(value, at: pointer.tokens[...])
    }

    private mutating func set(_ value: Tree, at path: ArraySlice<String>) -> Bool {
        guard let token = path.first else {
            self = value
            return true
        }
        let rest = path.dropFirst()
        switch self {
        case .null:
            var made = Tree.object([])
            guard made.set(value, at: path) else { return false }
            self = made
        case .object(var members):
            let place = members.firstIndex { $0.name == token }
            var member = place.map { members[$0].value } ?? .null
            guard member.set(value, at: rest) else { return false }
            if let place { members[place].value = member } else { members.append(Member(token, member)) }
            self = .object(members)
        case .array(var elements):
            let place = token == "-" ? elements.count : Self.index(token, in: elements)
            guard let place else { return false }
            var element = place < elements.count ? elements[place] : .null
            guard element.set(value, at: rest) else { return false }
            if place < elements.count { elements[place] = element } else { elements.append(element) }
            self = .array(elements)
        default: return false
        }
        return true
    }

    /// Takes away the member or element at a place; false where there is none.
    @discardableResult
    package mutating func remove(at pointer: JSONPointer) -> Bool {
        remove(at: pointer.tokens[...])
    }

    private mutating func remove(at path: ArraySlice<String>) -> Bool {
        guard let token = path.first else { return false }
        let isLast = path.count == 1
        switch self {
        case .object(var members):
            guard let place = members.firstIndex(where: { $0.name == token }) else { return false }
            if isLast {
                members.remove(at: place)
            } else if !members[place].value.remove(at: path.dropFirst()) {
                return false
            }
            self = .object(members)
        case .array(var elements):
            guard let place = Self.index(token, in: elements) else { return false }
            if isLast {
                elements.remove(at: place)
            } else if !elements[place].remove(at: path.dropFirst()) {
                return false
            }
            self = .array(elements)
        default: return false
        }
        return true
    }

    /// RFC 6901, section 4: decimal digits without a leading zero.
    private static func index(_ token: String, in elements: [Tree]) -> Int? {
        guard token.utf8.allSatisfy({ $0.isDigit }), token == "0" || token.utf8.first != UInt8(ascii: "0"),
            let index = Int(token), index < elements.count
        else { return nil }
        return index
    }
}
