import Model

/// A text of pieces that are put together once, when it is whole; what stands in it may be a sentence itself.
///
/// An answer is a dozen of them. A `String` is made anew for each part of a part, and grows with each piece.
struct Sentence: ExpressibleByStringInterpolation {
    private var pieces: [String]

    init(stringLiteral literal: String) {
        pieces = [literal]
    }

    init(stringInterpolation: Pieces) {
        pieces = stringInterpolation.list
    }

    var whole: String { String(pieces: pieces) }

    mutating func append(_ piece: String) { pieces.append(piece) }

    mutating func append(_ other: Sentence) { pieces += other.pieces }
}

extension Sentence {
    struct Pieces: StringInterpolationProtocol {
        fileprivate var list: [String] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            list.reserveCapacity(2 * interpolationCount + 6)
        }

        mutating func appendLiteral(_ literal: String) { list.append(literal) }

        mutating func appendInterpolation(_ piece: String) { list.append(piece) }

        mutating func appendInterpolation(_ number: Int) { list.append(String(number)) }

        mutating func appendInterpolation(_ part: Sentence) { list += part.pieces }

        /// Like `ObjectReference.description`.
        mutating func appendInterpolation(_ object: ObjectReference) {
            list.append(object.kind)
            list.append(" ")
            if !object.namespace.isEmpty {
                list.append(object.namespace)
                list.append("/")
            }
            list.append(object.name)
        }
    }
}

extension String {
    /// `String(sentence: "port \(port) of \(service)")`.
    init(sentence: Sentence) { self = sentence.whole }
}
