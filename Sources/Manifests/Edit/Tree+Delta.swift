extension Tree {
    /// The operations that make this value into another, in their order; as deep down as the two still differ.
    package func operations(to after: Tree) -> [TreeOperation] {
        var result: [TreeOperation] = []
        collect(after, at: [], into: &result)
        return result
    }

    private func collect(_ after: Tree, at path: [String], into result: inout [TreeOperation]) {
        if self == after { return }
        switch (self, after) {
        case (.object(let old), .object(let new)) where Self.areUnique(old) && Self.areUnique(new):
            Self.collect(old, new, at: path, into: &result)
        case (.array(let old), .array(let new)):
            Self.collect(old, new, at: path, into: &result)
        default:
            result.append(.replace(JSONPointer(path), after))
        }
    }

    private static func collect(
        _ old: [Member], _ new: [Member], at path: [String], into result: inout [TreeOperation]
    ) {
        let gone = old.filter { member in !new.contains { $0.name == member.name } }
        let removals = gone.map { TreeOperation.remove(JSONPointer(path + [$0.name])) }
        // Where no member stays, the new ones come first: a mapping that was empty in between would lose its lines.
        let isRenewed = gone.count == old.count && !new.isEmpty
        if !isRenewed { result += removals }
        defer { if isRenewed { result += removals } }
        for member in new {
            let place = path + [member.name]
            if let before = old.first(where: { $0.name == member.name }) {
                before.value.collect(member.value, at: place, into: &result)
            } else {
                result.append(.add(JSONPointer(place), member.value))
            }
        }
    }

    /// What both lists begin and end with stays; between, elements are changed one by one, then removed or added.
    private static func collect(_ old: [Tree], _ new: [Tree], at path: [String], into result: inout [TreeOperation]) {
        let shorter = min(old.count, new.count)
        var first = 0
        while first < shorter && old[first] == new[first] { first += 1 }
        var last = 0
        while last < shorter - first && old[old.count - 1 - last] == new[new.count - 1 - last] { last += 1 }
        let (oldEnd, newEnd) = (old.count - last, new.count - last)
        for index in first..<min(oldEnd, newEnd) {
            old[index].collect(new[index], at: path + ["\(index)"], into: &result)
        }
        if newEnd < oldEnd {
            for index in (newEnd..<oldEnd).reversed() { result.append(.remove(JSONPointer(path + ["\(index)"]))) }
        } else if oldEnd < newEnd {
            for index in oldEnd..<newEnd { result.append(.add(JSONPointer(path + ["\(index)"]), new[index])) }
        }
    }

    private static func areUnique(_ members: [Member]) -> Bool {
        Set(members.map(\.name)).count == members.count
    }
}
