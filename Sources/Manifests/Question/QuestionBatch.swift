package import Model

/// Several questions in one text, each read for itself: the faults of one do not touch the others.
package struct QuestionBatch: Sequence, Sendable {
    /// One question of the batch, with the caller's name for it.
    package struct Item: Sendable {
        /// From 0, in the order of the text.
        package let index: Int
        /// The caller's own name for the item, given back with its answer.
        package let correlationID: String?
        /// The question, or its own faults.
        package let reading: QuestionReading
    }

    private enum Entry: Sendable {
        case question(node: Int, number: Int)
        case malformed([Fault])
    }

    /// What is wrong with a text that cannot be taken apart; it then has no items.
    package let faults: [Fault]
    private let document: Document
    private let entries: [Entry]

    /// Reads a JSON array, JSON lines, a YAML list, or the documents of a YAML text.
    ///
    /// The pointer of a fault begins at its item; line and column count in the whole text.
    package init(_ bytes: [UInt8], as format: TextFormat) {
        let reading: TextReading =
            switch format {
            case .yaml: YAMLReader.read(bytes)
            case .jsonLines: JSONReader.readAll(bytes)
            case .json: JSONReader.readOne(bytes)
            }
        document = reading.document
        let isOne = reading.document.roots.count + reading.faults.count == 1
        if isOne, let root = document.roots.first, document.kind(root.node) == .array {
            faults = []
            entries = document.elements(root.node).map { .question(node: $0, number: root.number) }
        } else if bytes.isEmpty || format == .json {
            let nothing = Fault(
                bytes.isEmpty ? .malformed : .wrongType, pointer: "",
                detail: bytes.isEmpty ? "the text is empty; write a list of questions" : "expected a list of questions")
            faults = reading.faults.isEmpty ? [nothing] : reading.faults
            entries = []
        } else {
            faults = []
            entries = Self.documents(reading, isYAML: format == .yaml)
        }
    }

    /// Each document is an item, a malformed one too; an empty one of YAML is none.
    private static func documents(_ reading: TextReading, isYAML: Bool) -> [Entry] {
        let roots = reading.document.roots.filter { !isYAML || reading.document.kind($0.node) != .null }
        let good = roots.map { (number: $0.number, entry: Entry.question(node: $0.node, number: $0.number)) }
        let bad = reading.faults.map { (number: $0.document, entry: Entry.malformed([$0])) }
        return (good + bad).sorted { $0.number < $1.number }.map(\.entry)
    }

    /// Reads item after item, so that a large batch is not in memory as questions at once.
    package struct Iterator: IteratorProtocol {
        fileprivate let batch: QuestionBatch
        fileprivate var index = 0

        package mutating func next() -> Item? {
            guard index < batch.entries.count else { return nil }
            defer { index += 1 }
            return batch.item(index)
        }
    }

    package func makeIterator() -> Iterator { Iterator(batch: self) }

    private func item(_ index: Int) -> Item {
        switch entries[index] {
        case .malformed(let faults):
            return Item(index: index, correlationID: nil, reading: QuestionReading(faults: faults))
        case .question(let node, let number):
            var decoder = Decoder(document, base: node)
            let correlationID = decoder.string(node, "correlationId")
            var question = QuestionDecoder(decoder: decoder, node: node, number: number)
            return Item(
                index: index, correlationID: correlationID,
                reading: question.read(isWhole: false, shape: QuestionShape.item))
        }
    }
}
