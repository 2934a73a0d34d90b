import Model

/// The names that objects of a text have, each once.
struct ClaimedNames {
    /// As long as there are few, comparing is quicker than hashing.
    private static let few = 24

    private var listed: [ObjectReference] = []
    private var hashed: Set<ObjectReference> = []
    private let expected: Int

    /// - Parameter expected: how many objects the text may have.
    init(expecting expected: Int) {
        self.expected = expected
        if expected > Self.few { hashed.reserveCapacity(expected) } else { listed.reserveCapacity(expected + 4) }
    }

    /// Whether no other object has the name.
    mutating func claim(_ reference: consuming ObjectReference) -> Bool {
        if expected > Self.few || listed.count == Self.few {
            if hashed.isEmpty { hashed.formUnion(listed) }
            return hashed.insert(reference).inserted
        }
        let isClaimed = listed.indices.contains {
            listed[$0].name == reference.name && listed[$0].namespace == reference.namespace
                && listed[$0].kind == reference.kind
        }
        if !isClaimed { listed.append(reference) }
        return !isClaimed
    }
}
