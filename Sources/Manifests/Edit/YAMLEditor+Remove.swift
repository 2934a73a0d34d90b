extension YAMLEditor {
    mutating func remove(_ place: Place, from root: YAMLMarks, _ pointer: JSONPointer) -> Bool {
        switch place.parent.content {
        case .mapping(let members):
            if members.count == 1 { return empty(place.parent, "{}", root, pointer) }
            let member = members[place.index]
            let next = place.index + 1 < members.count ? members[place.index + 1].key.start : nil
            let previous = place.index > 0 ? members[place.index - 1].value.end : nil
            return remove(member.key.start..<member.value.end, previous, next, isFlow: place.parent.isFlow)
        case .sequence(let elements):
            if elements.count == 1 { return empty(place.parent, "[]", root, pointer) }
            let element = elements[place.index]
            let previous = place.index > 0 ? elements[place.index - 1].end : nil
            let next = place.index + 1 < elements.count ? elements[place.index + 1].start : nil
            guard place.parent.isFlow else { return removeElement(element) }
            return remove(element.start..<element.end, previous, next, isFlow: true)
        case .scalar, .alias: return false
        }
    }

    private mutating func remove(_ range: Range<Int>, _ previous: Int?, _ next: Int?, isFlow: Bool) -> Bool {
        if !isFlow && isFirst(range.lowerBound) {
            return splice(lineStart(range.lowerBound)..<nextLine(after: range.upperBound), "")
        }
        // The first member behind a dash, or one of several in a line: up to the next, or from the one before.
        if let next { return splice(range.lowerBound..<next, "") }
        guard isFlow, let previous else { return false }
        return splice(previous..<range.upperBound, "")
    }

    private mutating func removeElement(_ element: YAMLMarks) -> Bool {
        let start = lineStart(element.start)
        let prefix = text[start..<element.start].drop { $0 == 0x20 }
        guard prefix.first == UInt8(ascii: "-"), prefix.dropFirst().allSatisfy({ $0 == 0x20 }) else { return false }
        return splice(start..<nextLine(after: element.end), "")
    }

    /// The last member or element goes: what is left is written as an empty mapping or list.
    private mutating func empty(_ parent: YAMLMarks, _ written: String, _ root: YAMLMarks, _ pointer: JSONPointer)
        -> Bool
    {
        if parent.isFlow { return splice(parent.start..<parent.end, written) }
        guard let place = Place(JSONPointer(Array(pointer.tokens.dropLast())), root) else { return false }
        if case .sequence = place.parent.content { return emptyElement(parent, written) }
        guard case .mapping(let members) = place.parent.content,
            let colon = text[members[place.index].key.end...].firstIndex(of: UInt8(ascii: ":")),
            nextLine(after: colon) <= parent.start
        else { return false }
        // A comment behind the key stays.
        let lines = nextLine(after: colon)..<nextLine(after: parent.end)
        return splice(lines, "") && splice((colon + 1)..<(colon + 1), " \(written)")
    }

    /// The same behind a dash, where a comment on the line of the member stays.
    private mutating func emptyElement(_ element: YAMLMarks, _ written: String) -> Bool {
        let isOneLine = !text[element.start..<element.end].contains(0x0a)
        let end = isOneLine ? element.end : nextLine(after: element.end)
        return splice(element.start..<end, isOneLine ? written : written + lineEnd)
    }
}
