extension YAMLEditor {
    mutating func replace(_ old: YAMLMarks, _ place: Place, by value: Tree) -> Bool {
        guard case .scalar = old.content else { return false }
        switch value {
        case .array(let elements) where !elements.isEmpty: return replaceByBlock(old, place, value)
        case .object(let members) where !members.isEmpty: return replaceByBlock(old, place, value)
        default: break
        }
        guard let written = YAMLFlow.scalar(value, quote: old.quote, isFlow: place.parent.isFlow) else { return false }
        return splice(old.start..<old.end, spaced(written, old))
    }

    /// What follows a bare `key:` needs a space, and what replaces a block its line end.
    private func spaced(_ written: String, _ old: YAMLMarks) -> String {
        let isEmpty = old.start == old.end
        let needsSpace = isEmpty && old.start > 0 && text[old.start - 1] != 0x20
        let endsLine = !isEmpty && text[old.end - 1] == 0x0a
        return (needsSpace ? " " : "") + written + (endsLine ? lineEnd : "")
    }

    /// A mapping or a list in the place of a scalar, mostly of nothing.
    private mutating func replaceByBlock(_ old: YAMLMarks, _ place: Place, _ value: Tree) -> Bool {
        if place.parent.isFlow {
            guard let written = YAMLFlow.value(value) else { return false }
            return splice(old.start..<old.end, spaced(written, old))
        }
        guard case .mapping(let members) = place.parent.content, old.quote != UInt8(ascii: "|") else { return false }
        let key = members[place.index].key
        let inner: Int
        if case .object = value { inner = column(key.start) + 2 } else { inner = column(key.start) }
        let block = indented(YAMLWriter.write(value), by: inner)
        // What stands behind the old value, a comment at most, stays on the line of the key.
        let next = nextLine(after: old.end)
        _ = splice(next..<next, block)
        return splice(blanked(old), "")
    }

    /// The old value, with the space before it.
    private func blanked(_ old: YAMLMarks) -> Range<Int> {
        let hasSpace = old.end > old.start && text[old.start - 1] == 0x20
        return (hasSpace ? old.start - 1 : old.start)..<old.end
    }
}
