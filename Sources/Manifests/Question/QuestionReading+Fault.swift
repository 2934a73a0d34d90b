package import Model

extension QuestionReading {
    /// A fault that only evaluation finds, at a place in the question.
    ///
    /// - Parameter pointer: RFC 6901; where the question leaves that member out, the nearest one above is shown.
    package func fault(at pointer: String, _ kind: Fault.Kind, _ detail: String) -> Fault {
        guard let place, let tokens = JSONPointer(pointer)?.tokens else {
            return Fault(kind, pointer: pointer, detail: detail)
        }
        var node = place.node
        for token in tokens {
            guard place.document.kind(node) == .object,
                let next = place.document.members(node).first(where: { place.document.string($0.key) == token })?.value
            else { break }
            node = next
        }
        var counter = PositionCounter(place.document)
        var fault = place.document.fault(node, kind, from: place.node, detail: detail, &counter)
        fault.pointer = pointer
        fault.document = 0
        return fault
    }
}
