/// Whether something holds, as far as a question tells.
enum Certainty: Hashable {
    case yes, no
    /// It depends on what these say.
    case open(Set<String>)

    static func of(_ isTrue: Bool) -> Certainty { isTrue ? .yes : .no }

    var negated: Certainty {
        switch self {
        case .yes: .no
        case .no: .yes
        case .open: self
        }
    }

    static func all(_ parts: some Sequence<Certainty>) -> Certainty { combined(parts, decisive: .no) }

    static func any(_ parts: some Sequence<Certainty>) -> Certainty { combined(parts, decisive: .yes) }

    private static func combined(_ parts: some Sequence<Certainty>, decisive: Certainty) -> Certainty {
        var needs: Set<String> = []
        var isOpen = false
        for part in parts {
            if part == decisive { return decisive }
            if case .open(let more) = part {
                isOpen = true
                needs.formUnion(more)
            }
        }
        return isOpen ? .open(needs) : decisive.negated
    }
}
