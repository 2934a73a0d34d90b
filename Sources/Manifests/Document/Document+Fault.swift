import Model

extension Document {
    /// A defect of the text itself, with the document that it is in.
    typealias Malformed = (place: Int, number: Int, detail: String)

    /// In the order of the text.
    func faults(_ malformed: [Malformed]) -> [Fault] {
        if malformed.isEmpty { return [] }
        var counter = PositionCounter(self)
        return malformed.map { fault(place: $0.place, number: $0.number, detail: $0.detail, &counter) }
    }

    /// A defect of the text itself, where there is no value to point to.
    func fault(place: Int, number: Int, detail: String, _ counter: inout PositionCounter) -> Fault {
        let position = counter.position(of: place, in: text)
        return Fault(
            document: outer?.prefix?.number ?? number, line: position.line, column: position.column,
            pointer: outer?.prefix?.pointer ?? "", detail: detail)
    }

    func fault(
        _ node: Int, _ kind: Fault.Kind, from base: Int?, detail: String, _ counter: inout PositionCounter
    ) -> Fault {
        let position = counter.position(of: Int(nodes[node].start), in: text)
        return Fault(
            kind, document: outer?.prefix?.number ?? root(of: node)?.number ?? 0, line: position.line,
            column: position.column, pointer: (outer?.prefix?.pointer ?? "") + pointer(node, from: base), detail: detail
        )
    }
}
