import Model

extension Document {
    /// A defect of the text itself, where there is no value to point to.
    func fault(place: Int, number: Int, detail: String) -> Fault {
        let position = position(place: place)
        return Fault(
            document: outer?.prefix?.number ?? number, line: position.line, column: position.column,
            pointer: outer?.prefix?.pointer ?? "", detail: detail)
    }

    func fault(_ node: Int, from base: Int?, detail: String, _ counter: inout PositionCounter) -> Fault {
        let position = position(place: Int(nodes[node].start), &counter)
        return Fault(
            document: outer?.prefix?.number ?? root(of: node)?.number ?? 0, line: position.line,
            column: position.column, pointer: (outer?.prefix?.pointer ?? "") + pointer(node, from: base), detail: detail
        )
    }
}
