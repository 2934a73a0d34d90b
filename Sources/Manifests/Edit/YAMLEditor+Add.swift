extension YAMLEditor {
    /// Behind the last member or element.
    mutating func add(_ value: Tree, named token: String, to parent: YAMLMarks) -> Bool {
        switch parent.content {
        case .mapping(let members):
            guard !members.contains(where: { $0.name == token }) else { return false }
            if parent.isFlow { return addInFlow(value, named: token, members.last?.value.end, parent) }
            guard let first = members.first, let last = members.last else { return false }
            let block = YAMLWriter.write(.object([.init(token, value)]))
            return insert(block, behind: last.value.end, column: column(first.key.start))
        case .sequence(let elements):
            guard token == "\(elements.count)" else { return false }
            if parent.isFlow { return addInFlow(value, named: nil, elements.last?.end, parent) }
            guard let last = elements.last else { return false }
            return insert(YAMLWriter.write(.array([value])), behind: last.end, column: column(parent.start))
        case .scalar, .alias: return false
        }
    }

    private mutating func insert(_ block: String, behind end: Int, column: Int) -> Bool {
        let next = nextLine(after: end)
        return splice(next..<next, indented(block, by: column))
    }

    private mutating func addInFlow(_ value: Tree, named name: String?, _ last: Int?, _ parent: YAMLMarks) -> Bool {
        guard var written = YAMLFlow.value(value) else { return false }
        if let name {
            guard let key = YAMLFlow.scalar(.string(name), quote: nil, isFlow: true) else { return false }
            written = "\(key): \(written)"
        }
        guard let last else { return splice((parent.start + 1)..<(parent.end - 1), written) }
        return splice(last..<last, ", \(written)")
    }
}
