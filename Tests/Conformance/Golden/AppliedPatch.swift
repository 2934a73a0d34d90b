package import Manifests

/// What a JSON Patch makes of a value, by RFC 6902 alone: `add`, `replace` and `remove`.
package enum AppliedPatch {
    /// nil where an operation has no place.
    package static func apply(_ patch: [UInt8], to value: Tree) -> Tree? {
        var result = value
        for operation in Tree.read(patch)?.elements ?? [] {
            guard let path = operation["path"]?.text.flatMap(JSONPointer.init), let name = operation["op"]?.text,
                let changed = change(result, path.tokens[...], name, operation["value"])
            else { return nil }
            result = changed
        }
        return result
    }

    private static func change(_ tree: Tree, _ path: ArraySlice<String>, _ name: String, _ value: Tree?) -> Tree? {
        guard let token = path.first else { return name == "remove" ? nil : value }
        let isLast = path.count == 1
        switch tree {
        case .object(var members):
            let place = members.firstIndex { $0.name == token }
            switch (isLast, name, place) {
            case (true, "add", nil): members.append(.init(token, value ?? .null))
            case (true, "add", let place?), (true, "replace", let place?): members[place].value = value ?? .null
            case (true, "remove", let place?): members.remove(at: place)
            case (false, _, let place?):
                guard let inner = change(members[place].value, path.dropFirst(), name, value) else { return nil }
                members[place].value = inner
            default: return nil
            }
            return .object(members)
        case .array(var elements):
            guard let index = token == "-" ? elements.count : Int(token) else { return nil }
            if isLast && name == "add" {
                guard index <= elements.count else { return nil }
                elements.insert(value ?? .null, at: index)
                return .array(elements)
            }
            guard elements.indices.contains(index) else { return nil }
            switch (isLast, name) {
            case (true, "replace"): elements[index] = value ?? .null
            case (true, "remove"): elements.remove(at: index)
            default:
                guard let inner = change(elements[index], path.dropFirst(), name, value) else { return nil }
                elements[index] = inner
            }
            return .array(elements)
        default: return nil
        }
    }
}
