import Model

extension Document {
    /// A defect of the text itself, with the document that it is in.
    struct Malformed {
        var place: Int
        var number: Int
        var kind = Fault.Kind.malformed
        var detail: String
    }

    /// In the order of the text.
    func faults(_ malformed: [Malformed]) -> [Fault] {
        if malformed.isEmpty { return [] }
        var counter = PositionCounter(self)
        return malformed.map { fault($0, &counter) }
    }

    /// A defect of the text itself, where there is no value to point to.
    func fault(_ malformed: Malformed, _ counter: inout PositionCounter) -> Fault {
        let position = counter.position(of: malformed.place, in: text)
        return Fault(
            malformed.kind, document: outer?.prefix?.number ?? malformed.number, line: position.line,
            column: position.column,
            pointer: outer?.prefix?.pointer ?? "", detail: malformed.detail)
    }

    func fault(
        _ node: Int, _ kind: Fault.Kind, from base: Int?, detail: String, _ counter: inout PositionCounter
    ) -> Fault {
        let position = counter.position(of: Int(nodes[node].start), in: text)
        return Fault(
            kind, document: outer?.prefix?.number ?? root(of: node)?.number ?? 0, line: position.line,
            column: position.column,
            pointer: PrivateKeyMask.masked((outer?.prefix?.pointer ?? "") + pointer(node, from: base)), detail: detail
        )
    }
}
